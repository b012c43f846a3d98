package io.urumi.shell.command.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.shell.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTargetTest {
  @TempDir private Path folder;

  @Test
  void a_file_that_is_created_during_the_export_is_replaced_only_when_that_is_requested()
      throws IOException {
    Path file = folder.resolve("audit.jsonl");
    ExportTarget careful = ExportTarget.of(file.toString(), false);
    ExportTarget overwriting = ExportTarget.of(file.toString(), true);
    Path part = careful.createPart();
    Files.writeString(part, "export");
    Files.writeString(file, "of another program");

    assertThatThrownBy(() -> careful.replaceWith(part))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("exists already");
    assertThat(file).hasContent("of another program");

    overwriting.replaceWith(part);
    assertThat(file).hasContent("export");
  }
}
