package io.urumi.shell.startup;

import io.urumi.client.http.BearerToken;
import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.context.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens: {@code --token-file}, URUMI_TOKEN, URUMI_TOKEN_FILE, and the file {@code
 * urumi/token} in the user's configuration directory.
 */
public final class TokenSource {
  private TokenSource() {}

  /**
   * Returns the token that an option or a variable names; null when none does.
   *
   * @throws UsageException when the file is unreadable, or other accounts can use it
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
   * @throws UsageException when the file is unreadable, or other accounts can use it
   */
  static @Nullable BearerToken ofDefaultFile(ProcessEnvironment environment) {
    Path defaultFile = XdgDirectories.configuration(environment).resolve("token");
    return Files.exists(defaultFile) ? read(defaultFile) : null;
  }

  private static BearerToken read(Path file) {
    return parse(text(file), file.toString());
  }

  /**
   * Returns what a file with a token or a password contains.
   *
   * @throws UsageException when the file is unreadable, or other accounts can use it
   */
  public static String text(Path file) {
    try {
      PrivateFile.checkAccess(file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UsageException("The file " + file + " cannot be read.");
    }
  }

  /**
   * Returns the token.
   *
   * @param source where it was found, for the message
   * @throws UsageException when the text is not a token; does not show it
   */
  public static BearerToken parse(String text, String source) {
    try {
      return new BearerToken(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("No valid token in " + source + ". " + e.getMessage());
    }
  }
}
