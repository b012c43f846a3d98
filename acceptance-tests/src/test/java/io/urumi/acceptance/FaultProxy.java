package io.urumi.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy on the loopback address that simulates network faults. */
final class FaultProxy implements AutoCloseable {
  enum State {
    HEALTHY,
    /** Each chunk is delayed by a fifth of a second. */
    SLOW,
    /** Connections are accepted and stay open, but transfer nothing. */
    HALF_OPEN,
    /** Connections are closed, new ones too. */
    DISCONNECTED
  }

  private static final Duration ADDED_DELAY = Duration.ofMillis(200);
  private static final int BUFFER_SIZE = 8_192;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private Target target;
  private volatile State state;

  private record Target(String host, int port) {}

  private FaultProxy(ServerSocket listener, Target target, State state) {
    this.listener = listener;
    this.target = target;
    this.state = state;
  }

  static FaultProxy to(String host, int port, State state) {
    try {
      FaultProxy proxy =
          new FaultProxy(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
              new Target(host, port),
              state);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The proxy's port on 127.0.0.1. */
  int port() {
    return listener.getLocalPort();
  }

  /** Closes the connections that have lost data. */
  void setState(State next) {
    boolean dataLost = next == State.DISCONNECTED || state == State.HALF_OPEN;
    state = next;
    if (dataLost) {
      open.forEach(FaultProxy::drop);
    }
  }

  /** From now on, another server answers at the proxy's port. */
  synchronized void redirectTo(String host, int port) {
    target = new Target(host, port);
    open.forEach(FaultProxy::drop);
  }

  /** How many connections were opened to the proxy. */
  int connections() {
    return accepted.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        if (state == State.DISCONNECTED) {
          client.close();
          continue;
        }
        connect(client);
      } catch (IOException closed) {
        // Accepts the next connection, or ends.
      }
    }
  }

  private synchronized void connect(Socket client) throws IOException {
    Socket server = new Socket(target.host(), target.port());
    open.add(client);
    open.add(server);
    Thread.ofVirtual().start(() -> pump(client, server));
    Thread.ofVirtual().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (state == State.SLOW) {
          Thread.sleep(ADDED_DELAY);
        }
        if (state != State.HALF_OPEN) {
          out.write(buffer, 0, length);
        }
      }
    } catch (IOException ended) {
      // One side closed the connection.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
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
    } catch (IOException alreadyClosed) {
      // Nothing to do.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException alreadyClosed) {
      // Nothing to do.
    }
    setState(State.DISCONNECTED);
  }
}
