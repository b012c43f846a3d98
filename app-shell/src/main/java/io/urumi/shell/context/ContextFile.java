package io.urumi.shell.context;

import io.urumi.shell.command.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file with the contexts, which only the user's account can use: properties {@code current},
 * {@code NAME.url} and {@code NAME.token}.
 */
public final class ContextFile {
  private static final String CURRENT = "current";
  private static final String URL = ".url";
  private static final String TOKEN = ".token";

  private final Path directory;
  private final Path file;

  /** The file in the directory of the shell's configuration. */
  public ContextFile(Path directory) {
    this.directory = directory;
    file = directory.resolve("contexts.properties");
  }

  /**
   * Reads the contexts; none when there is no file.
   *
   * @throws UsageException when another account owns the file or has access to it, or it is damaged
   */
  public Contexts read() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Contexts.NONE;
    }
    try {
      PrivateFile.check(file);
      return parsed(Files.readString(file));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UsageException(
          "The file " + file + " with the contexts cannot be read. Delete it, and log in again.");
    }
  }

  private static Contexts parsed(String text) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(text)) {
      properties.load(reader);
    }
    SortedMap<String, Context> contexts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.endsWith(URL)) {
        String name = key.substring(0, key.length() - URL.length());
        URI url = URI.create(properties.getProperty(key));
        contexts.put(name, new Context(name, url, properties.getProperty(name + TOKEN)));
      }
    }
    return new Contexts(contexts, properties.getProperty(CURRENT));
  }

  /**
   * Replaces the file.
   *
   * @throws UsageException when it cannot be written
   */
  public void write(Contexts contexts) {
    Properties properties = new Properties();
    Optional.ofNullable(contexts.currentName())
        .ifPresent(name -> properties.setProperty(CURRENT, name));
    contexts
        .byName()
        .forEach((name, context) -> {
          properties.setProperty(name + URL, context.url().toString());
          Optional.ofNullable(context.token())
              .ifPresent(token -> properties.setProperty(name + TOKEN, token));
        });
    try {
      StringWriter text = new StringWriter();
      properties.store(text, "Contexts of urumi-shell, with tokens: keep this file private.");
      replace(text.toString());
    } catch (IOException unwritable) {
      throw new UsageException(
          "The file " + file + " cannot be written: " + unwritable.getMessage());
    }
  }

  /** By another file, so that it is never half written. */
  private void replace(String text) throws IOException {
    PrivateFile.createDirectories(directory);
    Path written = PrivateFile.create(directory, "contexts");
    try {
      Files.writeString(written, text);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
