package io.urumi.adapter.helm.workdir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.urumi.adapter.helm.failure.HelmUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
  @TempDir Path directory;

  @Test
  void only_its_owner_has_access_also_when_others_had_before() throws IOException {
    Path work = Files.createDirectory(directory.resolve("work"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));

    WorkDirectory.prepare(work);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work)))
        .isEqualTo("rwx------");
  }

  @Test
  void an_account_without_a_name_can_use_it() throws IOException {
    String name = System.setProperty("user.name", "?");
    try {
      WorkDirectory.prepare(directory.resolve("work"));
    } finally {
      System.setProperty("user.name", name);
    }

    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  @Test
  void a_directory_of_another_account_is_rejected() throws IOException {
    Path work = Files.createDirectory(directory.resolve("work"));
    assumeTrue(Files.getAttribute(work, "unix:uid").equals(0), "only root can give it away");
    Files.setAttribute(work, "unix:uid", 54321);

    assertThatExceptionOfType(HelmUnusableException.class)
        .isThrownBy(() -> WorkDirectory.prepare(work))
        .withMessageContaining("belongs to 54321, not to the account of this process");
  }

  @Test
  void drafts_of_running_processes_are_kept_and_those_of_ended_ones_removed() throws Exception {
    WorkDirectory.prepare(directory);
    Path dead =
        Files.createDirectories(directory.resolve("drafts/" + unusedPid() + "-1-call/deep"));
    Path mine = WorkDirectory.draft(directory, "call");
    long me = ProcessHandle.current().pid();
    Path formerly = Files.createDirectories(directory.resolve("drafts/" + me + "-0-call"));
    Instant before = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(formerly, FileTime.from(before));
    Path unknown = Files.createDirectories(directory.resolve("drafts/something"));

    WorkDirectory.prepare(directory);

    assertThat(dead.getParent()).doesNotExist();
    assertThat(formerly).as("a draft of an earlier process with the same pid").doesNotExist();
    assertThat(mine).exists();
    assertThat(unknown).exists();
  }

  @Test
  void an_unusable_directory_is_rejected_with_one_sentence() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatExceptionOfType(HelmUnusableException.class)
        .isThrownBy(() -> WorkDirectory.prepare(file.resolve("work")))
        .withMessageContaining("cannot be used");
    assertThatExceptionOfType(HelmUnusableException.class)
        .isThrownBy(() -> WorkDirectory.prepare(directory.resolve("a,b")))
        .withMessageContaining("has a comma");
  }

  private static long unusedPid() {
    return LongStream.range(100_000, 4_000_000)
        .filter(pid -> ProcessHandle.of(pid).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
