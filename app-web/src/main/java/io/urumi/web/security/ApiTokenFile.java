package io.urumi.web.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Stores the hash of the API token in a file that only this account can read. A new token is shown
 * on the terminal. Without a terminal, standard output is usually a log that others can read, so
 * the token is written to a file instead.
 */
public final class ApiTokenFile {
  /** Name of the file with the hash, in the data directory. */
  public static final String NAME = "api-token.sha256";

  /** Name of the file with a new token that was not shown on a terminal. */
  public static final String PLAIN_NAME = "api-token";

  private final Path file;
  private final Path plainFile;
  private final boolean terminal;

  /**
   * @param directory the data directory
   * @param terminal whether a terminal shows a new token
   */
  public ApiTokenFile(Path directory, boolean terminal) {
    this.file = directory.resolve(NAME);
    this.plainFile = directory.resolve(PLAIN_NAME);
    this.terminal = terminal;
  }

  /**
   * The token, read or generated.
   *
   * @param token the token that requests are compared with
   * @param generated the plain token when it was just generated and a terminal shows it; else null
   * @param plainFile the file with the plain token; null when there is none
   */
  public record Opened(ApiToken token, @Nullable String generated, @Nullable Path plainFile) {}

  /**
   * Reads the file; generates a token and creates the file when it is missing.
   *
   * @throws IOException when the file cannot be read or written, does not contain a hash, or can be
   *     used by another account
   */
  public Opened open() throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Opened(
          read(), null, Files.exists(plainFile, LinkOption.NOFOLLOW_LINKS) ? plainFile : null);
    }
    String generated = ApiToken.generate();
    ApiToken token = ApiToken.of(generated);
    // The file of an earlier token would be mistaken for the new one.
    Files.deleteIfExists(plainFile);
    if (!terminal) {
      write(plainFile, generated);
    }
    write(file, token.hash());
    return terminal ? new Opened(token, generated, null) : new Opened(token, null, plainFile);
  }

  /**
   * Reads the hash from a file that another program provides, for example Kubernetes from a Secret.
   * Its owner and permissions are that program's affair.
   *
   * @throws IOException when the file cannot be read or does not contain a hash
   */
  public static Opened mounted(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("there is no file " + file + " that this account can read");
    }
    try {
      String hash = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return new Opened(ApiToken.ofHash(hash), null, null);
    } catch (IllegalArgumentException other) {
      throw new IOException(
          file + " does not contain the SHA-256 of a token as 64 hexadecimal digits", other);
    }
  }

  private ApiToken read() throws IOException {
    PrivateFiles.checkFile(file);
    try {
      return ApiToken.ofHash(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          file + " does not contain the hash of a token; delete it to generate a new token",
          damaged);
    }
  }

  private static void write(Path target, String line) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(target, PrivateFiles.fileAttributes());
    Files.writeString(target, line + "\n", StandardCharsets.US_ASCII);
  }
}
