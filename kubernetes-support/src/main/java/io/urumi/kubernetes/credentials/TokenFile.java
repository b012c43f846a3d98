package io.urumi.kubernetes.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose content is a token, for example the mounted token of a ServiceAccount. */
public final class TokenFile {
  private TokenFile() {}

  /** The token, without the white space around it, which editors and {@code echo} add. */
  public static String read(Path file) throws CredentialsException {
    String token;
    try {
      token = Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new CredentialsException(
          "The token file " + file + (Files.exists(file) ? " cannot be read." : " does not exist."),
          unreadable);
    }
    if (token.isEmpty()) {
      throw new CredentialsException("The token file " + file + " is empty.");
    }
    if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new CredentialsException("The token file " + file + " does not contain a token.");
    }
    return token;
  }
}
