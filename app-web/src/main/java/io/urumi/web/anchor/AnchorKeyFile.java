package io.urumi.web.anchor;

import io.urumi.application.anchor.AnchorKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The file of the key that signs anchors. */
public final class AnchorKeyFile {
  /** A group may read it: Kubernetes gives the files of a Secret to a group. */
  private static final Set<PosixFilePermission> ALLOWED =
      PosixFilePermissions.fromString("rwxr-----");

  private AnchorKeyFile() {}

  /**
   * Reads the key.
   *
   * @throws IOException when the file cannot be read, is accessible to other accounts or has no
   *     key; the message says how to change that
   */
  public static AnchorKey read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("there is no file " + file + " that this account can read");
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
      others.addAll(Files.getPosixFilePermissions(file));
      others.removeAll(ALLOWED);
      if (!others.isEmpty()) {
        throw new IOException(
            "other accounts have access to "
                + file
                + "; run \"chmod 600 "
                + file
                + "\", or set defaultMode 0440 for a Secret");
      }
    }
    try {
      return AnchorKey.parse(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException other) {
      throw new IOException(
          file + ": " + other.getMessage() + "; run \"openssl genpkey -algorithm ed25519\"");
    }
  }
}
