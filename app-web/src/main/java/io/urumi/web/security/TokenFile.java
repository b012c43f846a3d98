package io.urumi.web.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores the hash of the API token in a file that only this account can read. */
public final class TokenFile {
  /** Name of the file in the data directory. */
  public static final String NAME = "api-token.sha256";

  private final Path file;

  /**
   * @param directory the data directory
   */
  public TokenFile(Path directory) {
    this.file = directory.resolve(NAME);
  }

  /**
   * The token, read or generated.
   *
   * @param token the token that requests are compared with
   * @param generated the plain token when it was just generated, to be shown once; else null
   */
  public record Opened(ApiToken token, @Nullable String generated) {}

  /**
   * Reads the file; generates a token and creates the file when it is missing.
   *
   * @throws IOException when the file cannot be read or written, or does not contain a hash
   */
  public Opened open() throws IOException {
    if (Files.exists(file)) {
      return new Opened(read(), null);
    }
    String generated = ApiToken.generate();
    ApiToken token = ApiToken.of(generated);
    write(token.hash());
    return new Opened(token, generated);
  }

  private ApiToken read() throws IOException {
    try {
      return ApiToken.ofHash(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException damaged) {
      throw new IOException(
          file + " does not contain the hash of a token; delete it to generate a new token",
          damaged);
    }
  }

  private void write(String hash) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(file, ownerOnly());
    Files.writeString(file, hash + "\n", StandardCharsets.US_ASCII);
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
