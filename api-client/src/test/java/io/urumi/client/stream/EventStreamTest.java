package io.urumi.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final Duration ENOUGH = Duration.ofSeconds(10);

  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_lost_stream_is_resumed_after_the_last_event_received() {
    plane.streams(
        Answer.closedStream(event(41), event(42)), Answer.dropped(), Answer.openStream(event(43)));

    List<String> ids = ids(client(Duration.ofSeconds(5), 5), 3);

    assertThat(ids).containsExactly("41", "42", "43");
    assertThat(plane.requests("GET /events").getLast().header("Last-Event-ID")).isEqualTo("42");
    assertThat(plane.requests("GET /events").get(0).header("Last-Event-ID")).isEmpty();
  }

  @Test
  void a_position_that_is_no_longer_kept_is_reported_and_the_stream_continues_after_it() {
    plane.streams(
        Answer.closedStream(
            "id: 90\nevent: reset\ndata: {\"reason\":\"TRIMMED\",\"message\":\"Gone.\"}\n\n"),
        Answer.openStream(event(91)));

    List<StreamSignal> signals;
    try (EventStream stream = client(Duration.ofSeconds(5), 5).streamEvents(null, "3")) {
      signals =
          take(
              stream,
              2,
              signal ->
                  signal instanceof StreamSignal.Reset || signal instanceof StreamSignal.Event);
    }

    assertThat(signals).hasSize(2);
    assertThat(signals)
        .first()
        .isInstanceOfSatisfying(
            StreamSignal.Reset.class,
            reset -> assertThat(reset.reset().reason()).isEqualTo("TRIMMED"));
    assertThat(plane.requests("GET /events").getLast().header("Last-Event-ID")).isEqualTo("90");
  }

  @Test
  void a_stream_that_falls_silent_counts_as_lost() {
    plane.streams(Answer.openStream(event(41)), Answer.openStream(event(42)));

    assertThat(ids(client(Duration.ofMillis(200), 5), 2)).containsExactly("41", "42");
  }

  @Test
  void a_comment_is_a_heartbeat() {
    plane.streams(Answer.openStream());

    try (EventStream stream = client(Duration.ofSeconds(5), 5).streamEvents(null, null)) {
      assertThat(take(stream, 2, signal -> true))
          .containsExactly(new StreamSignal.Connected(), new StreamSignal.Heartbeat());
    }
  }

  @Test
  void it_ends_when_reconnecting_keeps_failing() {
    plane.streams(Answer.dropped());

    try (EventStream stream = client(Duration.ofSeconds(5), 2).streamEvents(null, null)) {
      assertThatThrownBy(() -> take(stream, Integer.MAX_VALUE, signal -> true))
          .isInstanceOf(UnreachableException.class);
    }
    assertThat(plane.requests("GET /events").size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void only_failures_in_succession_count() {
    plane.streams(
        Answer.closedStream(event(41)),
        Answer.dropped(),
        Answer.closedStream(event(42)),
        Answer.problem(429, "TOO_MANY_STREAMS", "Later."),
        Answer.closedStream(event(43)),
        Answer.problem(503, "DATABASE_UNAVAILABLE", "Later."),
        Answer.openStream(event(44)));

    assertThat(ids(client(Duration.ofSeconds(5), 2), 4)).containsExactly("41", "42", "43", "44");
  }

  @Test
  void the_lines_of_an_event_are_one_text() {
    plane.streams(Answer.openStream(event(41).replace("{\"event\":", "{\ndata:\"event\":")));

    assertThat(ids(client(Duration.ofSeconds(5), 2), 1)).containsExactly("41");
  }

  @Test
  void a_refused_stream_is_not_requested_again() {
    plane.streams(Answer.problem(404, "STORE_NOT_FOUND", "There is none."));

    try (EventStream stream = client(Duration.ofSeconds(5), 5).streamEvents("x", null)) {
      assertThatThrownBy(() -> take(stream, 1, signal -> true))
          .isInstanceOf(ProblemException.class);
    }
    assertThat(plane.requests("GET /events")).hasSize(1);
    assertThat(plane.requests("GET /events").getFirst().query()).isEqualTo("store=x");
  }

  private static List<String> ids(ControlPlaneClient client, int count) {
    try (EventStream stream = client.streamEvents(null, null)) {
      return take(stream, count, StreamSignal.Event.class::isInstance).stream()
          .map(signal -> ((StreamSignal.Event) signal).item().event().id())
          .toList();
    }
  }

  private static List<StreamSignal> take(
      EventStream stream, int count, Predicate<StreamSignal> expected) {
    List<StreamSignal> taken = new ArrayList<>();
    while (taken.size() < count) {
      @Nullable StreamSignal signal = stream.next(ENOUGH);
      assertThat(signal).as("a signal after %s", taken).isNotNull();
      if (expected.test(signal)) {
        taken.add(signal);
      }
    }
    return taken;
  }

  private ControlPlaneClient client(Duration idleTimeout, int reconnects) {
    return new ControlPlaneClient(
        ClientSettings.of(plane.url(), null)
            .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5))
            .withRetries(3, Duration.ofMillis(10))
            .withStream(idleTimeout, reconnects));
  }

  private static String event(int id) {
    return """
    id: %d
    event: store
    data: {"event":{"id":"%d","storeId":"s","type":"StepStarted","at":"2026-11-02T10:00:01Z"}}

    """
        .formatted(id, id);
  }
}
