package io.urumi.shell.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** No control plane answered: refused, timed out, unknown host, or something else answers there. */
public final class UnreachableException extends RuntimeException {
  private final URI url;
  private final boolean sent;

  UnreachableException(URI url, String reason, boolean sent, @Nullable Throwable cause) {
    super(reason, cause);
    this.url = url;
    this.sent = sent;
  }

  /** The address that was tried. */
  public URI url() {
    return url;
  }

  /** Whether the request may have arrived: then it is not known whether it was carried out. */
  public boolean mayHaveArrived() {
    return sent;
  }

  /** Why, in plain words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
