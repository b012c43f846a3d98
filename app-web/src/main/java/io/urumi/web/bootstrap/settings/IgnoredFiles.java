package io.urumi.web.bootstrap.settings;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * The configuration files of the working directory, where Spring Boot looks for them. They are not
 * read, because they may be another user's. Settings of an installation may be in them, for example
 * the address of its database, so that they are not ignored silently.
 *
 * @param files the files; empty when the user names the files to read
 */
public record IgnoredFiles(List<Path> files) {
  /** What Spring Boot reads unless the user names other files. */
  public static final String DEFAULT_LOCATION = "classpath:/";

  private static final Logger log = LoggerFactory.getLogger(IgnoredFiles.class);
  private static final String NAMES = "application{,-*}.{yaml,yml,properties}";

  public IgnoredFiles {
    files = List.copyOf(files);
  }

  public static IgnoredFiles of(Environment environment, Path workingDirectory) {
    boolean named =
        environment.containsProperty("spring.config.additional-location")
            || !environment
                .getProperty("spring.config.location", DEFAULT_LOCATION)
                .equals(DEFAULT_LOCATION);
    List<Path> files = new ArrayList<>();
    if (!named) {
      Path absolute = workingDirectory.toAbsolutePath().normalize();
      files.addAll(list(absolute, NAMES));
      files.addAll(list(absolute.resolve("config"), NAMES));
    }
    return new IgnoredFiles(files);
  }

  private static List<Path> list(Path folder, String names) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
        entries.forEach(found::add);
      } catch (IOException unreadable) {
        // Nothing in it could have been read.
      }
    }
    return found;
  }

  /** Logs which files are ignored. */
  public void warn() {
    for (Path file : files) {
      log.warn(
          "{} is not read, because no file of the working directory is. If it contains settings of"
              + " this installation, start with --spring.config.additional-location=file:{}",
          file,
          file);
    }
  }

  /**
   * Refuses to create an embedded database while a file is ignored that may name another database
   * or another data directory: all stores of that database would seem to be lost. An existing
   * database is opened, so that write access to the working directory does not suffice to prevent
   * an installation from starting.
   *
   * @param database folder of the embedded database
   * @throws StartupException when the database does not exist and a file is ignored
   */
  public void checkNewDatabase(Path database) {
    if (files.isEmpty() || Files.exists(database)) {
      return;
    }
    Path first = Objects.requireNonNull(files.getFirst());
    throw new StartupException(
        "A new database would be created in "
            + database
            + ", but "
            + first
            + " is not read and may name another; start with"
            + " --spring.config.additional-location=file:"
            + first
            + ", or in a working directory without such a file if it does not belong to this"
            + " installation.");
  }
}
