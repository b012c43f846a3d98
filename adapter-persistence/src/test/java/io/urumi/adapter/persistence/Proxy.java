package io.urumi.adapter.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between a replica and its database, with faults on demand. */
final class Proxy implements AutoCloseable {
  private volatile int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition repaired = lock.newCondition();
  private volatile boolean refusing;
  private volatile boolean dropping;

  /** Sockets that forward nothing any more. */
  private final Set<Socket> silent = ConcurrentHashMap.newKeySet();

  Proxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** New connections reach another server; the open ones stay, like those of a load balancer. */
  void forwardTo(int port) {
    target = port;
  }

  /** Closes every connection and accepts no new one, like a stopped database. */
  void refuse() {
    refusing = true;
    sockets.forEach(Proxy::close);
  }

  /** Keeps every connection open and forwards nothing, like a broken network. */
  void drop() {
    dropping = true;
  }

  /** New connections work again. The open ones stay silent, as those to a machine that is gone. */
  void repairForNewConnections() {
    silent.addAll(sockets);
    forward();
  }

  /** Works again. Withheld data is delivered late, unless its connection was closed. */
  void repair() {
    silent.clear();
    forward();
  }

  private void forward() {
    refusing = false;
    lock.lock();
    try {
      dropping = false;
      repaired.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (refusing) {
          client.close();
        } else {
          Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
          sockets.add(client);
          sockets.add(database);
          Thread.ofVirtual().start(() -> pump(client, database));
          Thread.ofVirtual().start(() -> pump(database, client));
        }
      } catch (IOException closed) {
        // Continues with the next connection.
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        awaitRepair(from);
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException closed) {
      // Both sides are closed below.
    } finally {
      close(from);
      close(to);
    }
  }

  private void awaitRepair(Socket from) {
    lock.lock();
    try {
      while (dropping || silent.contains(from)) {
        repaired.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // Already closed.
    }
  }

  @Override
  public void close() {
    repair();
    try {
      server.close();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    sockets.forEach(Proxy::close);
  }
}
