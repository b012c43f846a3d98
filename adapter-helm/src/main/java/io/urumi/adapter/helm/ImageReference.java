package io.urumi.adapter.helm;

import java.util.Objects;

/**
 * Where an image comes from.
 *
 * @param repository for example {@code docker.io/urumi/store-web}
 * @param tag used when there is no digest
 * @param digest {@code sha256:…}, or empty; wins over the tag
 * @param pullPolicy as Kubernetes names it, for example {@code IfNotPresent}
 */
public record ImageReference(String repository, String tag, String digest, String pullPolicy) {
  public ImageReference {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(pullPolicy, "pullPolicy");
  }

  /** By tag, pulled when the node does not have it. */
  public static ImageReference tagged(String repository, String tag) {
    return new ImageReference(repository, tag, "", "IfNotPresent");
  }
}
