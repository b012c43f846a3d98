package io.urumi.shell.context;

import io.urumi.shell.command.UsageException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A control plane that the user has logged in to. Its text form never shows the token.
 *
 * @param token null after {@code logout}
 */
public record Context(String name, URI url, @Nullable String token) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9])?");

  /**
   * @throws UsageException when the name has other characters
   */
  public Context {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "The name of a context has 1 to 64 lower-case letters, digits, - and _, and starts and"
              + " ends with a letter or digit.");
    }
  }

  /** The name of a context for which the user chose none: host and port. */
  public static String defaultName(URI url) {
    String port = url.getPort() < 0 ? "" : "-" + url.getPort();
    String host = url.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = (host + port).replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "default" : name;
  }

  /** A copy without the token. */
  public Context withoutToken() {
    return new Context(name, url, null);
  }

  @Override
  public String toString() {
    return "Context[" + name + ", " + url + "]";
  }
}
