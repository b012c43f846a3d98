package io.urumi.web.security;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and directories that only this account can use. A directory that another account can write
 * to must not be used: that account could place the hash of a token that it knows there.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Attributes of a new directory. */
  public static FileAttribute<?>[] directoryAttributes() {
    return attributes("rwx------");
  }

  /** Attributes of a new file. */
  public static FileAttribute<?>[] fileAttributes() {
    return attributes("rw-------");
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Checks that a directory belongs to this account and that no other account has access.
   *
   * @throws IOException when another account has access, or when the directory is not writable; the
   *     message says how to change that
   */
  public static void checkDirectory(Path directory) throws IOException {
    Path probe = Files.createTempFile(directory, ".owner", "", fileAttributes());
    try {
      check(directory, probe, "chmod 700");
    } finally {
      Files.delete(probe);
    }
  }

  /**
   * Checks that a file in a checked directory belongs to this account alone.
   *
   * @throws IOException when it is a link, or when another account has access
   */
  static void checkFile(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is not a regular file");
    }
    Path probe =
        Files.createTempFile(file.toAbsolutePath().getParent(), ".owner", "", fileAttributes());
    try {
      check(file, probe, "chmod 600");
    } finally {
      Files.delete(probe);
    }
  }

  /**
   * @param own a file that this process has just created: its owner is this account, even if the
   *     account has no name or the file system maps accounts
   */
  private static void check(Path path, Path own, String command) throws IOException {
    if (!isPosix()) {
      return;
    }
    if (!Files.getAttribute(path, "unix:uid").equals(Files.getAttribute(own, "unix:uid"))) {
      throw new IOException(
          path
              + " belongs to the account "
              + Files.getOwner(path).getName()
              + ", not to the account of this process; use one that this account has created");
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    others.removeAll(OWNER);
    if (!others.isEmpty()) {
      throw new IOException(
          "other accounts have access to "
              + path
              + " ("
              + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
              + "); make sure that its content is yours, then run \""
              + command
              + " "
              + path
              + "\"");
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }
}
