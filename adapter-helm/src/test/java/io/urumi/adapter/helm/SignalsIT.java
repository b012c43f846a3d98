package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process's signal handlers work after Helm's library was loaded and used. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsIT {
  private StoreCluster cluster;
  private StoreBlueprint store;
  private @TempDir Path directory;

  @BeforeAll
  void connect(TestCluster found) {
    cluster = StoreCluster.of(found);
  }

  @AfterAll
  void disconnect() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void prepare() {
    store = cluster.newStore();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void after_an_install_the_process_still_runs_its_shutdown_hooks(String signal, int code)
      throws Exception {
    Path shutdownFile = directory.resolve("end");
    try (ChildJvm child = start(shutdownFile)) {
      child.awaitOutput("deployed");

      child.signal(signal);

      assertThat(child.awaitEnd(5)).isEqualTo(code);
      assertThat(shutdownFile).hasContent("ended in order");
    }
  }

  @Test
  void after_an_install_the_process_still_prints_a_thread_dump_on_demand() throws Exception {
    try (ChildJvm child = start(directory.resolve("end"))) {
      child.awaitOutput("deployed");

      child.signal("QUIT");

      child.awaitOutput("Full thread dump");
      assertThat(child.isAlive()).isTrue();
    }
  }

  @Test
  void a_process_that_is_killed_leaves_no_second_native_library_behind() throws Exception {
    try (ChildJvm child = start(directory.resolve("end"))) {
      child.awaitOutput("deployed");
      child.signal("KILL");
      child.awaitEnd(10);
    }
    Path libraries = TestDirectories.work().resolve("native");
    Map<Path, FileTime> unpacked = files(libraries);
    Path earlier = Files.writeString(libraries.resolve("helm-of-an-earlier-version.lib"), "");
    try (ChildJvm child = start(directory.resolve("end"))) {
      child.awaitOutput("opened");
    }

    assertThat(earlier).doesNotExist();
    assertThat(unpacked).hasSize(1);
    assertThat(files(libraries)).as("used again").isEqualTo(unpacked);
  }

  /** With the time at which each was written. */
  private static Map<Path, FileTime> files(Path folder) throws IOException {
    Map<Path, FileTime> found = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        found.put(file, Files.getLastModifiedTime(file));
      }
    }
    return found;
  }

  private ChildJvm start(Path shutdownFile) throws Exception {
    return ChildJvm.start(
        directory.resolve("output"),
        "sdk",
        cluster.kubeconfig().toString(),
        FixtureChart.directory().toString(),
        TestDirectories.work().toString(),
        store.id().toString(),
        store.subdomain().value(),
        shutdownFile.toString());
  }
}
