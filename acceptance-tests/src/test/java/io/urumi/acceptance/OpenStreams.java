package io.urumi.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Many event streams of one control plane, each with a connection of its own. */
final class OpenStreams implements AutoCloseable {
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger events = new AtomicInteger();

  private OpenStreams() {}

  static OpenStreams of(ControlPlaneProcess plane, int count) {
    OpenStreams streams = new OpenStreams();
    URI address = URI.create(plane.url());
    for (int i = 0; i < count; i++) {
      streams.connect(address);
    }
    return streams;
  }

  private void connect(URI address) {
    try {
      Socket connection = new Socket(address.getHost(), address.getPort());
      connections.add(connection);
      connection
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: %s\r\n\r\n"
                  .formatted(address.getAuthority())
                  .getBytes(StandardCharsets.US_ASCII));
      Thread.ofVirtual().start(() -> read(connection));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void read(Socket connection) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      boolean accepted = line != null && line.startsWith("HTTP/1.1 200");
      if (accepted) {
        open.incrementAndGet();
      }
      while (line != null) {
        if (line.equals("event:store")) {
          events.incrementAndGet();
        }
        line = lines.readLine();
      }
      if (accepted) {
        open.decrementAndGet();
      }
    } catch (IOException closed) {
      open.decrementAndGet();
    }
  }

  /** How many streams are open. */
  int open() {
    return open.get();
  }

  /** How many events all of them together have received. */
  int events() {
    return events.get();
  }

  @Override
  public void close() {
    connections.forEach(connection -> {
      try {
        connection.close();
      } catch (IOException closed) {
        // Is closed.
      }
    });
  }
}
