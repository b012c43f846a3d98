package io.urumi.shell.context;

import io.urumi.shell.command.UsageException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the user's account can use. On other systems than POSIX nothing is checked. */
public final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final String UID = "unix:uid";

  private PrivateFile() {}

  /**
   * Checks that a file belongs to the account of this process and that no other has access.
   *
   * @throws UsageException when that is not so, or it is a link; says how to change it
   * @throws IOException when it cannot be checked
   */
  public static void check(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(file + " is not a regular file.");
    }
    checkAccess(file);
  }

  /**
   * The same for a file that the user names, which may be a link, as in a mounted Secret, or a
   * pipe.
   *
   * @throws UsageException when it belongs to another account, or another one can use it; says how
   *     to change it
   * @throws IOException when it cannot be checked
   */
  public static void checkAccess(Path file) throws IOException {
    if (!isPosix()) {
      return;
    }
    if (!Files.getAttribute(file, UID).equals(ownUid())) {
      throw new UsageException(
          file + " belongs to another account. Use a file that your account has created.");
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new UsageException(
          "Other accounts can use " + file + ". Restrict it: chmod 600 " + file);
    }
  }

  /** The owner of a file that this process has just created. */
  private static Object ownUid() throws IOException {
    Path own = Files.createTempFile("urumi", "");
    try {
      return Files.getAttribute(own, UID);
    } finally {
      Files.delete(own);
    }
  }

  /** Creates an empty file with an unused name. */
  static Path create(Path directory, String prefix) throws IOException {
    return Files.createTempFile(directory, prefix, "", attributes("rw-------"));
  }

  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, attributes("rwx------"));
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }
}
