package io.urumi.kubernetes.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that connects every client to one port of this machine. */
final class ConnectProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ConnectProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    Thread.ofVirtual().start(this::run);
  }

  /** Each CONNECT: the server and the proxy's credentials. */
  List<String> requests() {
    return requests;
  }

  String url(String login) {
    return "http://" + login + "127.0.0.1:" + server.getLocalPort();
  }

  private void run() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
      String head = head(client.getInputStream());
      String login =
          head.lines()
              .filter(line -> line.startsWith("Proxy-Authorization: "))
              .map(line -> line.substring("Proxy-Authorization: ".length()))
              .findFirst()
              .orElse("");
      requests.add(head.lines().findFirst().orElse("").replace(" HTTP/1.1", "") + " " + login);
      OutputStream out = client.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      Thread up = Thread.ofVirtual().start(() -> copy(client, upstream));
      copy(upstream, client);
      up.interrupt();
    } catch (IOException broken) {
      // The client sees it.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException closed) {
      // The other side has gone.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException closed) {
      // Closed already.
    }
  }
}
