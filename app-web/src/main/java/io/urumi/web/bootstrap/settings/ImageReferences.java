package io.urumi.web.bootstrap.settings;

import io.urumi.adapter.helm.ImageReference;
import java.util.Set;

/** Parses image references. */
public final class ImageReferences {
  private static final String DEFAULT_TAG = "latest";

  /** Hosts that are not public registries; the images of urumi.local are loaded into the nodes. */
  private static final Set<String> LOCAL_HOSTS = Set.of("urumi.local", "localhost", "127.0.0.1");

  private ImageReferences() {}

  /**
   * Parses a reference to an image that no registry can replace later: one with a digest, or one
   * from a host that is not a public registry.
   *
   * @param allowTags whether to accept every tag
   */
  public static ImageReference parseImmutable(String text, String pullPolicy, boolean allowTags) {
    ImageReference image = parse(text, pullPolicy);
    String host = image.repository().split("[:/]", 2)[0];
    if (image.digest().isEmpty() && !allowTags && !LOCAL_HOSTS.contains(host)) {
      throw new StartupException(
          "The image \""
              + text
              + "\" is referenced by tag, and the registry can move a tag to another image at any"
              + " time, for every store; name it as repository@sha256:…, or set"
              + " urumi.images.allow-tags=true.");
    }
    return image;
  }

  /**
   * Parses a reference.
   *
   * @param text {@code repository[:tag][@sha256:digest]}; the repository may include a port
   */
  public static ImageReference parse(String text, String pullPolicy) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String named = at < 0 ? text : text.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String repository = tagged ? named.substring(0, colon) : named;
    String tag = tagged ? named.substring(colon + 1) : DEFAULT_TAG;
    if (repository.isBlank() || tag.isBlank() || (at >= 0 && !digest.startsWith("sha256:"))) {
      throw new StartupException(
          "The image \""
              + text
              + "\" is not a valid reference; write urumi.images.* as repository:tag or"
              + " repository@sha256:….");
    }
    return new ImageReference(repository, tag, digest, pullPolicy);
  }
}
