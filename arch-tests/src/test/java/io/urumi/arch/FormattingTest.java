package io.urumi.arch;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All Java sources are formatted by google-java-format; checked here because it needs this JDK. */
class FormattingTest {
  private static final Path ROOT = Path.of(System.getProperty("urumi.root")).normalize();
  private static final boolean APPLY = Boolean.getBoolean("urumi.format.apply");

  @Test
  void every_source_file_is_formatted() throws IOException {
    List<Path> differing = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted = format(source, text);
      if (!formatted.equals(text)) {
        differing.add(ROOT.relativize(source));
        if (APPLY) {
          Files.writeString(source, formatted);
        }
      }
    }
    if (!APPLY) {
      assertThat(differing)
          .as(
              "not formatted; run: mvn -pl arch-tests test -Dtest=FormattingTest"
                  + " -Durumi.format.apply=true")
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
