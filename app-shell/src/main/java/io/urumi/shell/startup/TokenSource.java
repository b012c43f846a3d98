package io.urumi.shell.startup;

import io.urumi.client.http.BearerToken;
import io.urumi.shell.command.FileNames;
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
      return read(FileNames.path(options.tokenFile()));
    }
    String token = environment.variable("URUMI_TOKEN");
    if (!token.isBlank()) {
      return parse(token, "URUMI_TOKEN");
    }
    String file = environment.variable("URUMI_TOKEN_FILE");
    if (!file.isEmpty()) {
      return read(FileNames.path(file));
    }
    Path defaultFile = XdgDirectories.configuration(environment).resolve("token");
    return Files.exists(defaultFile) ? read(defaultFile) : null;
  }

  /**
   * Returns the token for the control plane that the options name; null when none is set.
   *
   * @throws UsageException also when it would be sent in plain text to another machine
   */
  public static @Nullable BearerToken checked(
      GlobalOptions options, ProcessEnvironment environment) {
    @Nullable BearerToken token = find(options, environment);
    PlainTextCheck.check(options.url(), token, options.insecureHttp());
    return token;
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
