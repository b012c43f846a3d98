package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urumi.web.bootstrap.CountedBuffers;
import io.urumi.web.bootstrap.ScriptedAudit;
import io.urumi.web.bootstrap.ScriptedWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;

/** Responses that clients do not receive completely leave no memory behind. */
@ExtendWith(OutputCaptureExtension.class)
class ResponseMemoryTest extends ApiTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CLIENTS = 5;

  @Autowired ScriptedWatch watch;
  @Autowired ScriptedAudit audit;
  @Autowired CountedBuffers buffers;

  @AfterEach
  void removeScripts() {
    watch.play(null);
    audit.play(null);
  }

  @Test
  void anEventStreamWhoseClientIsDisconnectedBecauseItDoesNotRead(CapturedOutput output)
      throws Exception {
    int logged = output.length();
    long before = buffers.unreleased();
    AtomicInteger ended = new AtomicInteger();
    watch.play(EventStreamTest.endlessEvents().doOnCancel(ended::incrementAndGet));

    List<Socket> clients = clientsThatDoNotRead("/api/v1/events");
    await().atMost(TIMEOUT).until(() -> ended.get() == CLIENTS);
    Socket client = clients.getFirst();
    client.setSoTimeout((int) TIMEOUT.toMillis());
    // The rest of the response would take minutes in segments of the small buffer.
    client.setReceiveBufferSize(1 << 20);
    assertThat(readsUntilTheConnectionIsClosed(client)).isTrue();
    closeAll(clients);

    assertReleased(before);
    assertThat(output.getAll().substring(logged)).doesNotContain(" ERROR ");
  }

  @Test
  void anEventStreamWhoseClientLeaves() throws Exception {
    long before = buffers.unreleased();
    AtomicInteger ended = new AtomicInteger();
    watch.play(EventStreamTest.endlessEvents().doOnCancel(ended::incrementAndGet));

    closeAll(clientsThatDoNotRead("/api/v1/events"));

    await().atMost(TIMEOUT).until(() -> ended.get() == CLIENTS);
    assertReleased(before);
  }

  @Test
  void anExportWhoseClientLeaves() throws Exception {
    long before = buffers.unreleased();
    AtomicInteger ended = new AtomicInteger();
    audit.play(
        Flux.range(1, Integer.MAX_VALUE)
            .map(sequence -> ScriptedAudit.entry(sequence, ""))
            .doOnCancel(ended::incrementAndGet));

    closeAll(clientsThatDoNotRead("/api/v1/audit/export"));

    await().atMost(TIMEOUT).until(() -> ended.get() == CLIENTS);
    assertReleased(before);
  }

  private static boolean readsUntilTheConnectionIsClosed(Socket client) throws IOException {
    try {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }

  private void assertReleased(long before) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(buffers.unreleased()).isLessThanOrEqualTo(before));
  }

  /** Clients that have received the beginning of a response, and then read nothing. */
  private List<Socket> clientsThatDoNotRead(String path) throws IOException {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Socket client = new Socket();
      client.setReceiveBufferSize(4096);
      client.connect(new InetSocketAddress("localhost", port));
      client
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] beginning = client.getInputStream().readNBytes(2048);
      assertThat(new String(beginning, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
      clients.add(client);
    }
    return clients;
  }

  private static void closeAll(List<Socket> clients) throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }
}
