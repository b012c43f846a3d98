package io.urumi.adapter.k8s;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A proxy between a test and its API server that can break or freeze the test's connections. */
final class FaultProxy implements AutoCloseable {
  private enum State {
    WHOLE,
    CUT,
    FROZEN
  }

  private final URI server;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = State.WHOLE;

  FaultProxy(URI server) {
    this.server = server;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Number of connections to the server. */
  int connections() {
    return sockets.size() / 2;
  }

  /** Closes all connections and accepts no new one. */
  void cut() {
    changeTo(State.CUT);
    sockets.forEach(FaultProxy::close);
  }

  /** Keeps the connections open, but forwards nothing. */
  void freeze() {
    changeTo(State.FROZEN);
  }

  void repair() {
    changeTo(State.WHOLE);
  }

  private void changeTo(State next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (isCut()) {
          close(client);
          continue;
        }
        Socket upstream = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(upstream);
        threads.execute(() -> pump(client, upstream));
        threads.execute(() -> pump(upstream, client));
      } catch (IOException ended) {
        // Closed, or the server refused this connection: the next one may succeed.
      }
    }
  }

  private boolean isCut() {
    lock.lock();
    try {
      return state == State.CUT;
    } finally {
      lock.unlock();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitForwarding();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException | InterruptedException broken) {
      // One end has closed the connection, or the test has ended.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitForwarding() throws InterruptedException {
    lock.lock();
    try {
      while (state == State.FROZEN) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException unclosable) {
      // It is not used again.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException unclosable) {
      throw new UncheckedIOException(unclosable);
    }
    repair();
    sockets.forEach(FaultProxy::close);
    threads.shutdownNow();
  }
}
