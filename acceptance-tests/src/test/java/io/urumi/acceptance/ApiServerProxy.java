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
    return in(state, Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG"))));
  }

  /** The same, for the cluster of a kubeconfig. */
  static ApiServerProxy in(State state, Path original) {
    try {
      Matcher server = server(original);
      FaultProxy proxy = FaultProxy.to(server.group(1), Integer.parseInt(server.group(2)), state);
      Path copy = Files.createTempFile("kubeconfig-", ".yaml");
      Files.writeString(copy, server.replaceFirst("server: https://127.0.0.1:" + proxy.port()));
      return new ApiServerProxy(proxy, copy);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Matcher server(Path kubeconfig) throws IOException {
    Matcher server = SERVER.matcher(Files.readString(kubeconfig));
    if (!server.find()) {
      throw new AssertionError("the kubeconfig has no server with a port");
    }
    return server;
  }

  /** From now on, the cluster of a kubeconfig answers at the same address. */
  void redirectTo(Path cluster) {
    try {
      Matcher server = server(cluster);
      proxy.redirectTo(server.group(1), Integer.parseInt(server.group(2)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** How many connections were opened to the proxy. */
  int connections() {
    return proxy.connections();
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
