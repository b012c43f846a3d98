package io.urumi.shell.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.shell.testing.Answer;
import io.urumi.shell.testing.FakeControlPlane;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {
  private final FakeControlPlane plane = new FakeControlPlane();

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void an_answer_that_does_not_come_in_time_counts_as_unreachable() {
    plane.on("GET /plans", Answer.openStream().with("Content-Type", "application/json"));
    ControlPlane client = client(plane.url(), Duration.ofMillis(200));

    assertThatThrownBy(client::plans)
        .isInstanceOf(UnreachableException.class)
        .hasMessage("no answer in time");
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void an_interrupted_call_is_not_waited_for() {
    plane.on("GET /plans", Answer.openStream().with("Content-Type", "application/json"));
    ControlPlane client = client(plane.url(), Duration.ofSeconds(30));
    Thread.currentThread().interrupt();

    assertThatThrownBy(client::plans).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_path_in_the_address_is_kept() {
    plane.on("GET /shops/api/v1/plans", Answer.ok("{\"items\":[]}"));

    assertThat(client(URI.create(plane.url() + "/shops/"), Duration.ofSeconds(5)).plans())
        .isEmpty();
  }

  @Test
  void a_token_s_text_is_not_shown() {
    assertThat(new BearerToken("secret-1").toString()).doesNotContain("secret-1");
    assertThatThrownBy(() -> new BearerToken("two words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("two words");
  }

  private static ControlPlane client(URI url, Duration responseTimeout) {
    return new ControlPlane(
        new ConnectionSettings(
            url,
            null,
            Duration.ofSeconds(2),
            responseTimeout,
            3,
            Duration.ofMillis(10),
            Duration.ofSeconds(5),
            1),
        Json.mapper());
  }
}
