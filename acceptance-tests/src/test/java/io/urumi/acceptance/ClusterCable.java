package io.urumi.acceptance;

import io.urumi.acceptance.FaultyCable.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A faulty cable to the API server, with a kubeconfig that leads through it. */
final class ClusterCable implements AutoCloseable {
  private static final Pattern SERVER = Pattern.compile("server:\\s*https://([^:/\\s]+):(\\d+)");

  private final FaultyCable cable;
  private final Path kubeconfig;

  private ClusterCable(FaultyCable cable, Path kubeconfig) {
    this.cable = cable;
    this.kubeconfig = kubeconfig;
  }

  /** A cable that is like that from the beginning. */
  static ClusterCable in(State state) {
    try {
      String original =
          Files.readString(Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG"))));
      Matcher server = SERVER.matcher(original);
      if (!server.find()) {
        throw new AssertionError("the kubeconfig names no server with a port");
      }
      FaultyCable cable = FaultyCable.to(server.group(1), Integer.parseInt(server.group(2)), state);
      Path copy = Files.createTempFile("kubeconfig-", ".yaml");
      Files.writeString(copy, server.replaceFirst("server: https://127.0.0.1:" + cable.port()));
      return new ClusterCable(cable, copy);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String kubeconfig() {
    return kubeconfig.toString();
  }

  void become(State next) {
    cable.become(next);
  }

  @Override
  public void close() {
    cable.close();
  }
}
