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
 * Finds tokens: {@code --token-file}, URUMI_TOKEN, URUMI_TOKEN_FILE, and the file {@code
 * urumi/token} in the user's configuration directory.
 */
public final class TokenSource {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private TokenSource() {}

  /**
   * Returns the token that an option or a variable names; null when none does.
   *
   * @throws UsageException when the file is unreadable or readable by others
   */
  static @Nullable BearerToken given(GlobalOptions options, ProcessEnvironment environment) {
    if (options.tokenFile() != null) {
      return read(FileNames.path(options.tokenFile()));
    }
    String token = environment.variable("URUMI_TOKEN");
    if (!token.isBlank()) {
      return parse(token, "URUMI_TOKEN");
    }
    String file = environment.variable("URUMI_TOKEN_FILE");
    return file.isEmpty() ? null : read(FileNames.path(file));
  }

  /**
   * Returns the token of the file in the user's configuration directory; null when there is none.
   *
   * @throws UsageException when the file is unreadable or readable by others
   */
  static @Nullable BearerToken ofDefaultFile(ProcessEnvironment environment) {
    Path defaultFile = XdgDirectories.configuration(environment).resolve("token");
    return Files.exists(defaultFile) ? read(defaultFile) : null;
  }

  private static BearerToken read(Path file) {
    return parse(text(file), file.toString());
  }

  /**
   * Returns what a token file contains.
   *
   * @throws UsageException when the file is unreadable or readable by others
   */
  public static String text(Path file) {
    try {
      requireOwnerOnly(file);
      return Files.readString(file).strip();
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

  /**
   * Returns the token.
   *
   * @param source where it was found, for the message
   * @throws UsageException when the text is no token; does not show it
   */
  public static BearerToken parse(String text, String source) {
    try {
      return new BearerToken(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("No valid token in " + source + ". " + e.getMessage());
    }
  }
}
