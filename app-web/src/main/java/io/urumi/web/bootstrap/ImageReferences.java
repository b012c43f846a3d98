package io.urumi.web.bootstrap;

import io.urumi.adapter.helm.ImageReference;

/** Reads image references as they are usually written. */
final class ImageReferences {
  private static final String DEFAULT_TAG = "latest";

  private ImageReferences() {}

  /**
   * @param text {@code repository[:tag][@sha256:digest]}; the repository may hold a port
   */
  static ImageReference parse(String text, String pullPolicy) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String named = at < 0 ? text : text.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String repository = tagged ? named.substring(0, colon) : named;
    String tag = tagged ? named.substring(colon + 1) : DEFAULT_TAG;
    if (repository.isBlank() || tag.isBlank() || (at >= 0 && !digest.startsWith("sha256:"))) {
      throw new StartRefusedException(
          "The image \"" + text + "\" is not written as repository:tag or repository@sha256:….");
    }
    return new ImageReference(repository, tag, digest, pullPolicy);
  }
}
