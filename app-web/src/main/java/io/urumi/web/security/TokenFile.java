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

/** Keeps the hash of the API's token in a file that only this account reads. */
public final class TokenFile {
  /** Name of the file within the platform's home folder. */
  public static final String NAME = "api-token.sha256";

  private final Path file;

  /**
   * @param home the platform's home folder
   */
  public TokenFile(Path home) {
    this.file = home.resolve(NAME);
  }

  /**
   * The token as found or made.
   *
   * @param token what requests are compared with
   * @param generated the token in clear when it was made just now, to be shown once; else null
   */
  public record Opened(ApiToken token, @Nullable String generated) {}

  /**
   * Reads the file, or makes a token and the file when there is none.
   *
   * @throws IOException when the file cannot be read, written or holds something else
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
          file + " does not hold the hash of a token; delete it to have a new token made", damaged);
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
