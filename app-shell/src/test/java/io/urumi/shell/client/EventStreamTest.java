package io.urumi.shell.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.shell.testing.Answer;
import io.urumi.shell.testing.FakeControlPlane;
import io.urumi.shell.testing.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final String AT = "2026-11-02T10:00:01Z";
  private static final Duration ENOUGH = Duration.ofSeconds(10);

  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_lost_stream_is_resumed_after_the_last_event_that_came() {
    plane.streams(
        Answer.closedStream(event(41), event(42)), Answer.dropped(), Answer.openStream(event(43)));

    List<String> ids = told(new ControlPlane(settings(Duration.ofSeconds(5), 5), Json.mapper()), 3);

    assertThat(ids).containsExactly("41", "42", "43");
    assertThat(plane.requests("GET /events").getLast().header("Last-Event-ID")).isEqualTo("42");
    assertThat(plane.requests("GET /events").get(0).header("Last-Event-ID")).isEmpty();
  }

  @Test
  void a_place_that_is_not_kept_any_more_is_told_and_the_stream_goes_on_behind_it() {
    plane.streams(
        Answer.closedStream(
            "id: 90\nevent: reset\ndata: {\"reason\":\"TRIMMED\",\"message\":\"Gone.\"}\n\n"),
        Answer.openStream(event(91)));
    ControlPlane client = new ControlPlane(settings(Duration.ofSeconds(5), 5), Json.mapper());

    List<StreamSignal> signals =
        client
            .follow(null, "3")
            .filter(signal ->
                signal instanceof StreamSignal.Reset || signal instanceof StreamSignal.Told)
            .take(2)
            .collectList()
            .block(ENOUGH);

    assertThat(signals).hasSize(2);
    assertThat(signals).first().isInstanceOf(StreamSignal.Reset.class);
    assertThat(plane.requests("GET /events").getLast().header("Last-Event-ID")).isEqualTo("90");
  }

  @Test
  void a_stream_that_falls_silent_counts_as_lost() {
    plane.streams(Answer.openStream(event(41)), Answer.openStream(event(42)));

    List<String> ids =
        told(new ControlPlane(settings(Duration.ofMillis(200), 5), Json.mapper()), 2);

    assertThat(ids).containsExactly("41", "42");
  }

  @Test
  void it_is_given_up_when_reconnecting_keeps_failing() {
    plane.streams(Answer.dropped());
    ControlPlane client = new ControlPlane(settings(Duration.ofSeconds(5), 2), Json.mapper());

    assertThatThrownBy(() -> client.follow(null, null).blockLast(ENOUGH))
        .isInstanceOf(UnreachableException.class);
    assertThat(plane.requests("GET /events").size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void a_refusal_is_not_tried_again() {
    plane.streams(Answer.problem(404, "STORE_NOT_FOUND", "There is none."));
    ControlPlane client = new ControlPlane(settings(Duration.ofSeconds(5), 5), Json.mapper());

    assertThatThrownBy(() -> client.follow("x", null).blockLast(ENOUGH))
        .isInstanceOf(ProblemException.class);
    assertThat(plane.requests("GET /events")).hasSize(1);
  }

  private static List<String> told(ControlPlane client, int count) {
    return client
        .follow(null, null)
        .ofType(StreamSignal.Told.class)
        .take(count)
        .map(told -> told.item().event().id())
        .collectList()
        .blockOptional(ENOUGH)
        .orElseThrow();
  }

  private ConnectionSettings settings(Duration idle, int streamAttempts) {
    return new ConnectionSettings(
        plane.url(),
        null,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        3,
        Duration.ofMillis(10),
        idle,
        streamAttempts);
  }

  private static String event(int id) {
    return Samples.event(id, "StepStarted", AT, "m", Samples.store("PROVISIONING"));
  }
}
