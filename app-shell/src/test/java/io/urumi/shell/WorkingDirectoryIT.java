package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell runs in directories whose files another user has written. */
class WorkingDirectoryIT {
  private static final String TOKEN = "urumi_secret";

  @TempDir Path folder = Path.of("");

  @Test
  void aConfigurationFileInTheWorkingDirectoryIsNotRead() throws Exception {
    Queue<String> requests = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      String hostile = "spring.config.import=optional:" + address + "/${URUMI_TOKEN}.properties\n";
      Files.writeString(folder.resolve("application.properties"), hostile);
      Path config = Files.createDirectory(folder.resolve("config"));
      Files.writeString(config.resolve("application.properties"), hostile);

      runPlanList(address);

      assertThat(requests)
          .contains("GET /api/v1/plans")
          .allSatisfy(request -> assertThat(request).doesNotContain(TOKEN));
    } finally {
      server.stop(0);
    }
  }

  private void runPlanList(String address) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    UrumiShell.class.getName(),
                    "plan",
                    "list"))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().put("URUMI_TOKEN", TOKEN);
    builder.environment().put("URUMI_URL", address);
    Process process = builder.start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
  }
}
