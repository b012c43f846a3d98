package io.urumi.client.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * No control plane responded: connection refused, timeout, unknown host, or another server at the
 * address.
 */
public final class UnreachableException extends RuntimeException {
  private final URI url;
  private final boolean sent;

  /** Creates the exception; {@code sent} says whether the request may have arrived. */
  public UnreachableException(URI url, String reason, boolean sent, @Nullable Throwable cause) {
    super(reason, cause);
    this.url = url;
    this.sent = sent;
  }

  /** Returns the address that was tried. */
  public URI url() {
    return url;
  }

  /** Returns whether the request may have arrived, so that its outcome is unknown. */
  public boolean mayHaveArrived() {
    return sent;
  }

  /** Returns the reason, as text for a user. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
