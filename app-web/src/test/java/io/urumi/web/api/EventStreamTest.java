package io.urumi.web.api;

import static io.urumi.testkit.TestPrincipals.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urumi.domain.access.Principal;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.StoreFixtures;
import io.urumi.web.api.event.EventStreams;
import io.urumi.web.api.store.StoreMapper;
import io.urumi.web.bootstrap.ScriptedWatch;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** The stream of server-sent events. */
class EventStreamTest extends ApiTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final ParameterizedTypeReference<ServerSentEvent<JsonNode>> SSE =
      new ParameterizedTypeReference<>() {};

  @Autowired ScriptedWatch watch;
  @Autowired StoreMapper mapper;

  @AfterEach
  void removeScript() {
    watch.play(null);
  }

  private Flux<ServerSentEvent<JsonNode>> open(String query, String lastEventId) {
    WebTestClient.RequestHeadersSpec<?> request =
        http.get().uri("/api/v1/events" + query).accept(MediaType.TEXT_EVENT_STREAM);
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    return request
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
        .returnResult(SSE)
        .getResponseBody();
  }

  private static Flux<ServerSentEvent<JsonNode>> events(Flux<ServerSentEvent<JsonNode>> stream) {
    return stream.filter(event -> event.id() != null);
  }

  private static String type(ServerSentEvent<JsonNode> event) {
    return Objects.requireNonNull(event.data()).get("event").get("type").asString();
  }

  private String newestEvent() {
    return String.valueOf(records.events().latestId().block());
  }

  @Test
  void anEventArrivesImmediatelyWithItsStore() {
    String subdomain = anySubdomain();

    StepVerifier.create(events(open("", "")).take(1))
        .then(() -> create(subdomain))
        .assertNext(event -> {
          assertThat(event.event()).isEqualTo("store");
          assertThat(type(event)).isEqualTo("StoreRequested");
          JsonNode data = Objects.requireNonNull(event.data());
          assertThat(data.get("store").get("subdomain").asString()).isEqualTo(subdomain);
          assertThat(data.get("event").get("id").asString()).isEqualTo(event.id());
        })
        .expectComplete()
        .verify(TIMEOUT);
  }

  @Test
  void aStreamResumesAfterTheLastEventIdWithoutGapOrDuplicate() {
    String before = newestEvent();
    String first = create(anySubdomain());
    String second = create(anySubdomain());

    List<String> all = ids(events(open("", before)).take(2));
    assertThat(all).hasSize(2);
    List<String> rest = ids(events(open("", all.getFirst())).take(1));
    assertThat(rest).containsExactly(all.getLast());
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void anUnknownPositionIsReportedAsAResetAndTheStreamContinuesAfterIt() {
    String newest = newestEvent();
    String beyond = Long.toString(Long.parseLong(newest) + 1_000);

    StepVerifier.create(events(open("", beyond)).take(2))
        .assertNext(event -> {
          assertThat(event.event()).isEqualTo("reset");
          assertThat(event.id()).isEqualTo(newest);
          JsonNode data = Objects.requireNonNull(event.data());
          assertThat(data.get("reason").asString()).isEqualTo("UNKNOWN");
          assertThat(data.get("message").asString()).isNotBlank();
        })
        .then(() -> create(anySubdomain()))
        .assertNext(event -> assertThat(type(event)).isEqualTo("StoreRequested"))
        .expectComplete()
        .verify(TIMEOUT);
  }

  private static List<String> ids(Flux<ServerSentEvent<JsonNode>> events) {
    return Objects.requireNonNull(
        events.map(event -> String.valueOf(event.id())).collectList().block(TIMEOUT));
  }

  @Test
  void theParameterAfterWorksLikeTheHeaderWhichHasPrecedence() {
    String before = newestEvent();
    create(anySubdomain());
    String between = newestEvent();
    create(anySubdomain());

    assertThat(ids(events(open("?after=" + before, "")).take(1))).containsExactly(between);
    assertThat(ids(events(open("?after=" + before, between)).take(1)))
        .containsExactly(newestEvent());
  }

  @Test
  void aStreamOfOneStoreHasNoEventsOfOtherStores() {
    String before = newestEvent();
    String watched = create(anySubdomain());
    create(anySubdomain());
    http.delete().uri(STORES + "/" + watched).exchange().expectStatus().isAccepted();

    StepVerifier.create(
            events(open("?store=" + watched, before)).take(2).map(EventStreamTest::type))
        .expectNext("StoreRequested", "DeletionRequested")
        .expectComplete()
        .verify(TIMEOUT);
  }

  @Test
  void theStreamOfAnUnknownStoreIsNotFound() {
    problem(
        http.get().uri("/api/v1/events?store=" + UUID.randomUUID()).exchange(),
        HttpStatus.NOT_FOUND,
        "STORE_NOT_FOUND");
  }

  @Test
  void aRequestThatAcceptsOnlyJsonIsNotAcceptable() {
    problem(
        http.get().uri("/api/v1/events").accept(MediaType.APPLICATION_JSON).exchange(),
        HttpStatus.NOT_ACCEPTABLE,
        "NOT_ACCEPTABLE");
  }

  /** Without this header, nginx keeps events until its buffer is full. */
  @Test
  void aProxyDoesNotBufferTheEvents() {
    assertThat(
            http.get()
                .uri("/api/v1/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(SSE)
                .getResponseHeaders()
                .get("X-Accel-Buffering"))
        .containsExactly("no");
  }

  @Test
  void anIdleStreamSendsHeartbeats() {
    StepVerifier.create(open("", "").map(event -> String.valueOf(event.comment())).take(3))
        .expectNext("connected", "heartbeat", "heartbeat")
        .expectComplete()
        .verify(TIMEOUT);
  }

  @Test
  void aStreamBeginsWhenNoLaterEventCanBeMissed() {
    AtomicReference<Runnable> start = new AtomicReference<>();
    EventStreams streams =
        new EventStreams(
            (_, _, _, started) -> {
              start.set(started);
              return Flux.never();
            },
            mapper,
            Duration.ofMillis(20));

    StepVerifier.create(
            streams.open(CALLER, null, null).map(event -> String.valueOf(event.comment())))
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(200))
        .then(() -> Objects.requireNonNull(start.get()).run())
        .expectNext("connected", "heartbeat")
        .thenCancel()
        .verify(TIMEOUT);
  }

  @Test
  void aClientThatDisconnectsIsUnsubscribed() {
    AtomicBoolean cancelled = new AtomicBoolean();
    watch.play(Flux.<Update>never().doOnCancel(() -> cancelled.set(true)));

    open("", "").take(1).blockLast(TIMEOUT);

    await().atMost(TIMEOUT).untilTrue(cancelled);
  }

  @Test
  void aClientThatStopsReadingIsDisconnectedAndNothingIsBufferedForIt() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    AtomicLong produced = new AtomicLong();
    watch.play(
        endlessEvents()
            .doOnNext(update -> produced.incrementAndGet())
            .doOnCancel(() -> cancelled.set(true)));

    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new java.net.InetSocketAddress("localhost", port));
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      await().atMost(TIMEOUT).untilTrue(cancelled);
      assertThat(produced.get()).isLessThan(20_000);
      // The data in the socket's buffers can still be read; after it, the connection is closed.
      InputStream rest = socket.getInputStream();
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      // They would take long in segments of the small buffer.
      socket.setReceiveBufferSize(1 << 20);
      assertThat(drain(rest)).isTrue();
    }
  }

  private static boolean drain(InputStream stream) {
    byte[] buffer = new byte[65536];
    try {
      int read = 0;
      while (read >= 0) {
        read = stream.read(buffer);
      }
      return true;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (java.io.IOException reset) {
      return true;
    }
  }

  /** Events of one store, without an end. */
  static Flux<Update> endlessEvents() {
    Store store = StoreFixtures.requested("endless", Instant.EPOCH);
    StoreEvent event =
        new StoreEvent.StoreRequested(
            store.id(), store.subdomain(), Instant.EPOCH, Principal.LOCAL);
    return Flux.generate(
        () -> 1L,
        (id, sink) -> {
          sink.next(
              new Update(
                  new RecordedEvent(id, RecordedEvent.CURRENT, StoreFixtures.OWNER, event), store));
          return id + 1;
        });
  }
}
