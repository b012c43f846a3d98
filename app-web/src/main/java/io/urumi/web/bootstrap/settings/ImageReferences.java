package io.urumi.web.bootstrap.settings;

import io.urumi.adapter.helm.ImageReference;

/** Parses image references. */
public final class ImageReferences {
  private static final String DEFAULT_TAG = "latest";

  private ImageReferences() {}

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
