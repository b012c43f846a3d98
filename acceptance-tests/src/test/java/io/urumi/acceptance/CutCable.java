package io.urumi.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cable to the API server that can be cut and mended: a TCP proxy on the loopback address. */
final class CutCable implements AutoCloseable {
  private static final Pattern SERVER = Pattern.compile("server:\\s*https://([^:/\\s]+):(\\d+)");

  private final ServerSocket entry;
  private final String host;
  private final int port;
  private final Path kubeconfig;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean whole;

  private CutCable(ServerSocket entry, String host, int port, Path kubeconfig) {
    this.entry = entry;
    this.host = host;
    this.port = port;
    this.kubeconfig = kubeconfig;
  }

  /** A cable that is cut already. */
  static CutCable cut() {
    try {
      String original =
          Files.readString(Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG"))));
      Matcher server = SERVER.matcher(original);
      if (!server.find()) {
        throw new AssertionError("the kubeconfig names no server with a port");
      }
      ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Path copy = Files.createTempFile("kubeconfig-", ".yaml");
      Files.writeString(
          copy, server.replaceFirst("server: https://127.0.0.1:" + entry.getLocalPort()));
      CutCable cable =
          new CutCable(entry, server.group(1), Integer.parseInt(server.group(2)), copy);
      Thread.ofVirtual().start(cable::accept);
      return cable;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String kubeconfig() {
    return kubeconfig.toString();
  }

  void mend() {
    whole = true;
  }

  void cutAgain() {
    whole = false;
    open.forEach(CutCable::drop);
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        if (!whole) {
          client.close();
          continue;
        }
        Socket server = new Socket(host, port);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
      } catch (IOException closed) {
        // The next connection, or the end.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException ended) {
      // One side went away.
    } finally {
      drop(from);
      drop(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing to do.
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
    cutAgain();
  }
}
