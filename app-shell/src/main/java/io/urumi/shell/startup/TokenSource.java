package io.urumi.shell.startup;

import io.urumi.client.http.BearerToken;
import io.urumi.shell.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token: {@code --token-file}, URUMI_TOKEN, URUMI_TOKEN_FILE, or the file {@code
 * urumi/token} in the user's configuration directory; the first that is set.
 */
public final class TokenSource {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private TokenSource() {}

  /**
   * Returns the token; null when none is set.
   *
   * @throws UsageException when the file is unreadable or readable by others
   */
  public static @Nullable BearerToken find(GlobalOptions options, ProcessEnvironment environment) {
    if (options.tokenFile() != null) {
      return read(Path.of(options.tokenFile()));
    }
    String token = environment.variable("URUMI_TOKEN");
    if (!token.isBlank()) {
      return parse(token, "URUMI_TOKEN");
    }
    String file = environment.variable("URUMI_TOKEN_FILE");
    if (!file.isEmpty()) {
      return read(Path.of(file));
    }
    Path usual = XdgDirectories.configuration(environment).resolve("token");
    return Files.exists(usual) ? read(usual) : null;
  }

  private static BearerToken read(Path file) {
    try {
      requireOwnerOnly(file);
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UsageException("The token file " + file + " cannot be read.");
    }
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new UsageException(
          "The token file " + file + " can be read by other users. Restrict it: chmod 600 " + file);
    }
  }

  private static BearerToken parse(String text, String source) {
    try {
      return new BearerToken(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("No valid token in " + source + ". " + e.getMessage());
    }
  }
}
