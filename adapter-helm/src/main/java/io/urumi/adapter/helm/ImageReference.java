package io.urumi.adapter.helm;

import java.util.Map;
import java.util.Objects;

/**
 * Reference to a container image.
 *
 * @param repository for example {@code urumi.local/store-web}
 * @param tag used without a digest
 * @param digest {@code sha256:…}, or empty; takes precedence over the tag
 * @param pullPolicy as Kubernetes names it, for example {@code IfNotPresent}
 */
public record ImageReference(String repository, String tag, String digest, String pullPolicy) {
  public ImageReference {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(pullPolicy, "pullPolicy");
  }

  /** A reference by tag; the image is pulled when the node does not have it. */
  public static ImageReference tagged(String repository, String tag) {
    return new ImageReference(repository, tag, "", "IfNotPresent");
  }

  /** As values of the chart. */
  Map<String, Object> values() {
    return Map.of("repository", repository, "tag", tag, "digest", digest, "pullPolicy", pullPolicy);
  }
}
