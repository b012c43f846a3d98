package io.urumi.acceptance;

import io.urumi.acceptance.FaultProxy.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault proxy to the API server, with a kubeconfig that uses it. */
final class ApiServerProxy implements AutoCloseable {
  private static final Pattern SERVER = Pattern.compile("server:\\s*https://([^:/\\s]+):(\\d+)");

  private final FaultProxy proxy;
  private final Path kubeconfig;

  private ApiServerProxy(FaultProxy proxy, Path kubeconfig) {
    this.proxy = proxy;
    this.kubeconfig = kubeconfig;
  }

  /** Starts a proxy in the given state. */
  static ApiServerProxy in(State state) {
    try {
      String original =
          Files.readString(Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG"))));
      Matcher server = SERVER.matcher(original);
      if (!server.find()) {
        throw new AssertionError("the kubeconfig has no server with a port");
      }
      FaultProxy proxy = FaultProxy.to(server.group(1), Integer.parseInt(server.group(2)), state);
      Path copy = Files.createTempFile("kubeconfig-", ".yaml");
      Files.writeString(copy, server.replaceFirst("server: https://127.0.0.1:" + proxy.port()));
      return new ApiServerProxy(proxy, copy);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String kubeconfig() {
    return kubeconfig.toString();
  }

  void setState(State next) {
    proxy.setState(next);
  }

  @Override
  public void close() {
    proxy.close();
  }
}
