package io.urumi.formatting;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java source is formatted by google-java-format, which parses with the compiler of this JDK.
 */
class FormattingTest {
  private static final Path ROOT = Path.of(System.getProperty("urumi.root")).normalize();
  private static final boolean APPLY = Boolean.getBoolean("urumi.format.apply");

  @Test
  void every_source_file_is_formatted() throws IOException {
    List<Path> differing =
        sources().parallelStream()
            .filter(FormattingTest::differs)
            .map(ROOT::relativize)
            .sorted()
            .toList();
    if (!APPLY) {
      assertThat(differing)
          .as("not formatted; run: mvn -pl formatting test -Durumi.format.apply=true")
          .isEmpty();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> sources =
          files
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> path.toString().contains("/src/"))
              .filter(path -> !path.toString().contains("/node_modules/"))
              .filter(path -> !path.toString().contains("/target/"))
              .toList();
      assertThat(sources).hasSizeGreaterThan(100);
      return sources;
    }
  }

  private static boolean differs(Path source) {
    try {
      String text = Files.readString(source);
      String formatted = format(source, text);
      boolean differs = !formatted.equals(text);
      if (differs && APPLY) {
        Files.writeString(source, formatted);
      }
      return differs;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(source.toString(), unreadable);
    }
  }

  private static String format(Path source, String text) {
    try {
      String tidied =
          RemoveUnusedImports.removeUnusedImports(
              ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE));
      return new Formatter().formatSource(tidied);
    } catch (FormatterException unreadable) {
      throw new UncheckedIOException(source.toString(), new IOException(unreadable));
    }
  }
}
