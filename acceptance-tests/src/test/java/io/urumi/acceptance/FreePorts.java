package io.urumi.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for the processes of a test; none is returned twice. */
final class FreePorts {
  /** Below the range of outgoing connections, which could take the port before the process does. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 28_000));

  private FreePorts() {}

  static int next() {
    while (true) {
      int port = NEXT.getAndIncrement();
      try (ServerSocket _ = new ServerSocket(port)) {
        return port;
      } catch (IOException taken) {
        // Tries the next port.
      }
    }
  }
}
