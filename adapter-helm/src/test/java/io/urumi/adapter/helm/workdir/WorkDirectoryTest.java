package io.urumi.adapter.helm.workdir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.adapter.helm.HelmSetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
  @TempDir Path folder;

  @Test
  void it_belongs_to_its_owner_alone_even_when_it_was_open_before() throws IOException {
    Path work = Files.createDirectory(folder.resolve("work"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));

    WorkDirectory.prepare(work);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work)))
        .isEqualTo("rwx------");
  }

  @Test
  void drafts_of_the_living_stay_and_those_of_the_dead_go() throws Exception {
    WorkDirectory.prepare(folder);
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Path dead = Files.createDirectories(folder.resolve("drafts/" + ended.pid() + "-1-call/deep"));
    Path mine = WorkDirectory.draft(folder, "call");
    long me = ProcessHandle.current().pid();
    Path formerly = Files.createDirectories(folder.resolve("drafts/" + me + "-0-call"));
    Instant before = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(formerly, FileTime.from(before));
    Path unknown = Files.createDirectories(folder.resolve("drafts/something"));

    WorkDirectory.prepare(folder);

    assertThat(dead.getParent()).doesNotExist();
    assertThat(formerly).as("a draft of an earlier process with our number").doesNotExist();
    assertThat(mine).exists();
    assertThat(unknown).exists();
  }

  @Test
  void a_folder_that_cannot_be_made_is_refused_in_one_sentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> WorkDirectory.prepare(file.resolve("work")))
        .withMessageContaining("cannot be used");
    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> WorkDirectory.prepare(folder.resolve("a,b")))
        .withMessageContaining("has a comma");
  }
}
