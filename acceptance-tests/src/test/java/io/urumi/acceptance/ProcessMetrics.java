package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a running control plane holds, from its metrics and from the operating system. */
record ProcessMetrics(double heapBytes, double threads, double fileHandles, double residentBytes) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Read after a full garbage collection. */
  static ProcessMetrics of(ControlPlaneProcess plane) {
    collect(plane.program().pid());
    String metrics = metrics(plane);
    return new ProcessMetrics(
        sum(metrics, "jvm_memory_used_bytes{area=\"heap\""),
        sum(metrics, "jvm_threads_live_threads"),
        sum(metrics, "process_files_open_files"),
        residentBytes(plane.program().pid()));
  }

  /** Memory of the process that is in use, as Linux reports it; also that which is not the heap. */
  static double residentBytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      String resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Double.parseDouble(resident.replaceAll("\\D", "")) * 1024;
    } catch (IOException ended) {
      throw new AssertionError(ended);
    }
  }

  /** The tolerance covers random variation: pools grow and shrink. */
  void assertNoGrowthSince(ProcessMetrics before, int tolerance) {
    assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + tolerance);
    assertThat(fileHandles).as("file handles").isLessThanOrEqualTo(before.fileHandles + tolerance);
  }

  private static void collect(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try (Program run =
        Program.start(List.of(jcmd.toString(), String.valueOf(pid), "GC.run"), Map.of())) {
      assertThat(run.exitCode(Duration.ofSeconds(60))).as(run.output()).isZero();
    }
  }

  private static String metrics(ControlPlaneProcess plane) {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(plane.url() + "/actuator/prometheus"))
                  .timeout(Duration.ofSeconds(30))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException unreachable) {
      throw new AssertionError(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private static double sum(String metrics, String prefix) {
    double[] found =
        metrics
            .lines()
            .filter(line -> line.startsWith(prefix))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .toArray();
    assertThat(found).as(prefix).isNotEmpty();
    double sum = 0;
    for (double each : found) {
      sum += each;
    }
    return sum;
  }
}
