package io.urumi.shell.startup;

import io.urumi.shell.command.UsageException;
import java.net.URI;
import java.util.Locale;

/** Refuses to send a secret over a network without TLS, where anyone on the path can read it. */
public final class PlainTextCheck {
  private PlainTextCheck() {}

  /**
   * @param hasSecret whether a token or a password would be sent
   * @throws UsageException when it would be sent in plain text to another machine
   */
  public static void check(URI url, boolean hasSecret, boolean allowed) {
    if (hasSecret && !allowed && url.getScheme().equals("http") && !isLoopback(url.getHost())) {
      throw new UsageException(
          "A token or password would be sent to "
              + url
              + " without encryption. Use https://, or add --insecure-http (or"
              + " URUMI_INSECURE_HTTP=true) if the network is trusted.");
    }
  }

  /**
   * Decides by the name alone, because what a name resolves to can change between check and use.
   */
  static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.matches("127(\\.\\d{1,3}){3}")
        || name.equals("[::1]")
        || name.equals("[0:0:0:0:0:0:0:1]");
  }
}
