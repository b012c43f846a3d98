package io.urumi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class WriteQueueFilterTest {
  private final WriteQueueFilter filter = new WriteQueueFilter(2, Duration.ofSeconds(15));
  private final List<String> started = new ArrayList<>();

  private Mono<Void> send(HttpMethod method, String path, Sinks.Empty<Void> end) {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.method(method, path));
    return filter.filter(
        exchange,
        _ ->
            Mono.defer(() -> {
              started.add(path);
              return end.asMono();
            }));
  }

  private Disposable post(String path, Sinks.Empty<Void> end) {
    return send(HttpMethod.POST, path, end).subscribe(_ -> {}, _ -> {});
  }

  @Test
  void changes_wait_for_their_turn_in_the_order_of_their_arrival() {
    Sinks.Empty<Void> first = Sinks.empty();
    Sinks.Empty<Void> second = Sinks.empty();
    post("/api/v1/stores/1", first);
    post("/api/v1/stores/2", second);
    Disposable gone = post("/api/v1/stores/3", Sinks.empty());
    post("/api/v1/stores/4", Sinks.empty());
    post("/api/v1/stores/5", Sinks.empty());
    assertThat(started).containsExactly("/api/v1/stores/1", "/api/v1/stores/2");

    gone.dispose();
    first.tryEmitEmpty();
    assertThat(started).hasSize(3).endsWith("/api/v1/stores/4");

    second.tryEmitError(new IllegalStateException("failed"));
    assertThat(started).hasSize(4).endsWith("/api/v1/stores/5");
  }

  @Test
  void sign_ins_wait_for_each_other_and_not_for_changes() {
    post("/api/v1/stores/1", Sinks.empty());
    post("/api/v1/stores/2", Sinks.empty());
    for (int i = 0; i < 5; i++) {
      post("/api/v1/session", Sinks.empty());
    }

    assertThat(started.stream().filter("/api/v1/session"::equals)).hasSize(3);
  }

  @Test
  void credentials_that_the_cluster_does_not_return_do_not_delay_changes() {
    String reveal = "/api/v1/stores/1:reveal-credentials";
    for (int i = 0; i < 5; i++) {
      post(reveal, Sinks.empty());
    }

    post("/api/v1/stores/2", Sinks.empty());

    assertThat(started.stream().filter(reveal::equals)).hasSize(3);
    assertThat(started).contains("/api/v1/stores/2");
  }

  @Test
  void reads_and_other_paths_do_not_wait() {
    post("/api/v1/stores/1", Sinks.empty());
    post("/api/v1/stores/2", Sinks.empty());

    send(HttpMethod.GET, "/api/v1/stores", Sinks.empty()).subscribe();
    send(HttpMethod.POST, "/actuator/loggers/x", Sinks.empty()).subscribe();

    assertThat(started).contains("/api/v1/stores", "/actuator/loggers/x");
  }

  @Test
  void a_change_that_waits_too_long_is_refused() {
    StepVerifier.withVirtualTime(
            () -> {
              WriteQueueFilter narrow = new WriteQueueFilter(1, Duration.ofSeconds(15));
              MockServerWebExchange exchange =
                  MockServerWebExchange.from(MockServerHttpRequest.post("/api/v1/stores"));
              narrow.filter(exchange, _ -> Mono.never()).subscribe();
              return narrow.filter(exchange, _ -> Mono.empty());
            })
        .expectSubscription()
        .expectNoEvent(Duration.ofSeconds(14))
        .thenAwait(Duration.ofSeconds(2))
        .verifyErrorSatisfies(refused -> {
          assertThat(((ProblemException) refused).code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
          assertThat(((ProblemException) refused).headers().getFirst("Retry-After")).isEqualTo("5");
        });
  }

  @Test
  void at_least_one_change_is_processed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriteQueueFilter(0, Duration.ofSeconds(15)));
  }
}
