package io.urumi.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses and failures are followed by another request, and when. */
class RetryTest {
  private static final String RETRY = "POST /stores/x:retry";
  private static final Answer PLANS = Answer.ok("{\"items\":[]}");

  private final FakeControlPlane plane = new FakeControlPlane();
  private final ControlPlaneClient client =
      new ControlPlaneClient(
          ClientSettings.of(plane.url(), null)
              .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(20))
              .withRetries(3, Duration.ofMillis(10)));

  @AfterEach
  void close() {
    plane.close();
  }

  private static Answer busy(int status, String seconds) {
    return Answer.problem(status, "BUSY", "Later.").with("Retry-After", seconds);
  }

  @Test
  void a_read_is_attempted_three_times() {
    Answer unavailable = Answer.problem(503, "DATABASE_UNAVAILABLE", "Later.");
    plane.on("GET /plans", unavailable, unavailable, PLANS);
    assertThat(client.listPlans()).isEmpty();

    plane.on("GET /plans", unavailable);
    assertThatThrownBy(client::listPlans).isInstanceOf(ProblemException.class);
    assertThat(plane.requests("GET /plans")).hasSize(6);
  }

  @Test
  void a_retry_of_a_store_that_may_have_arrived_is_not_repeated() {
    plane.on(RETRY, Answer.dropped());

    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> client.retryStore("x"));

    assertThat(failure.mayHaveArrived()).isTrue();
    assertThat(plane.requests(RETRY)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void a_response_of_a_gateway_does_not_say_whether_a_request_has_arrived(int status) {
    plane.on(RETRY, new Answer(status, Answer.html().headers(), "<html>Bad gateway</html>", false));

    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> client.retryStore("x"));

    assertThat(failure.mayHaveArrived()).isTrue();
    assertThat(failure).hasMessageContaining("a gateway responded with " + status);
    assertThat(plane.requests(RETRY)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_refusal_of_a_busy_control_plane_is_repeated_after_the_delay_that_it_names(int status) {
    plane.on(RETRY, busy(status, "1"), Answer.accepted("{\"id\":\"x\"}"));
    long start = System.nanoTime();

    assertThat(client.retryStore("x").id()).isEqualTo("x");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
    assertThat(plane.requests(RETRY)).hasSize(2);
  }

  @Test
  void a_delay_that_is_too_long_is_left_to_the_caller() {
    plane.on("GET /plans", busy(429, "60"));

    ProblemException failure = catchThrowableOfType(ProblemException.class, client::listPlans);

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void other_refusals_are_not_repeated() {
    plane.on("GET /plans", Answer.problem(500, "INTERNAL_ERROR", "A fault."));

    assertThatThrownBy(client::listPlans).isInstanceOf(ProblemException.class);
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void a_redirection_is_not_followed() {
    plane.on("GET /elsewhere", PLANS);
    plane.on(
        "GET /plans",
        new Answer(302, Answer.html().headers(), "", false)
            .with("Location", plane.url() + "/api/v1/elsewhere"));

    assertThatThrownBy(client::listPlans).isInstanceOf(RuntimeException.class);
    assertThat(plane.requests()).hasSize(1);
  }

  @Test
  void a_response_that_is_too_large_is_not_read() {
    plane.on("GET /plans", Answer.ok("{\"items\":[" + " ".repeat(9 * 1024 * 1024) + "]}"));

    assertThatThrownBy(client::listPlans).isInstanceOf(UnreachableException.class);
  }
}
