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

/** A cable to a server, with the faults that networks have: a TCP proxy on the loopback address. */
final class FaultyCable implements AutoCloseable {
  /** What the cable is like. */
  enum State {
    WHOLE,
    /** Each piece takes a fifth of a second more. */
    SLOW,
    /**
     * Connections are accepted and stay open, and nothing comes through: the other side is gone.
     */
    HALF_OPEN,
    /** Connections are ended, new ones too. */
    CUT
  }

  private static final Duration SLOWNESS = Duration.ofMillis(200);
  private static final int PIECE = 8_192;

  private final ServerSocket entry;
  private final String host;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile State state;

  private FaultyCable(ServerSocket entry, String host, int port, State state) {
    this.entry = entry;
    this.host = host;
    this.port = port;
    this.state = state;
  }

  static FaultyCable to(String host, int port, State state) {
    try {
      FaultyCable cable =
          new FaultyCable(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port, state);
      Thread.ofVirtual().start(cable::accept);
      return cable;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where it is plugged in, on 127.0.0.1. */
  int port() {
    return entry.getLocalPort();
  }

  /** Connections through which something got lost do not live on. */
  void become(State next) {
    boolean lossy = next == State.CUT || state == State.HALF_OPEN;
    state = next;
    if (lossy) {
      open.forEach(FaultyCable::drop);
    }
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        if (state == State.CUT) {
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
    byte[] piece = new byte[PIECE];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        if (state == State.SLOW) {
          Thread.sleep(SLOWNESS);
        }
        if (state != State.HALF_OPEN) {
          out.write(piece, 0, length);
        }
      }
    } catch (IOException ended) {
      // One side went away.
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
    } catch (IOException alreadyGone) {
      // Nothing to do.
    }
  }

  @Override
  public void close() {
    try {
      entry.close();
    } catch (IOException alreadyGone) {
      // Nothing to do.
    }
    become(State.CUT);
  }
}
