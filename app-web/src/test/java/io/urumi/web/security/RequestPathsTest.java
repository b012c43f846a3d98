package io.urumi.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.web.problem.ProblemException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RequestPathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stores",
        "/API/v1/stores",
        "//api//v1/stores",
        "/api;x=1/v1/stores",
        "/%61pi/v1/stores",
        "/actuator",
        "/Actuator/metrics",
        "/actuator/health/db",
        "/actuator/health/readiness/db"
      })
  void every_spelling_of_a_protected_path_is_protected(String path) {
    assertThat(RequestPaths.isProtected(request(path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/apis", "/stores", "/actuator/health", "/actuator/health/liveness"})
  void other_paths_need_no_token(String path) {
    assertThat(RequestPaths.isProtected(request(path))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/./api/v1/stores", "/x/../api/v1/stores", "/%2e/api", "/x/%2E%2e/api", "/api/."})
  void a_path_with_dot_segments_is_refused(String path) {
    assertThatThrownBy(() -> filter(path)).isInstanceOf(ProblemException.class);
  }

  @Test
  void dots_in_names_are_no_segments() {
    assertThat(filter("/assets/index.a..b.js")).isEqualTo(1);
  }

  private static int filter(String path) {
    AtomicInteger passed = new AtomicInteger();
    new DotSegmentFilter()
        .filter(
            MockServerWebExchange.from(request(path)),
            _ -> Mono.fromRunnable(passed::incrementAndGet))
        .block();
    return passed.get();
  }

  private static MockServerHttpRequest request(String path) {
    return MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://localhost" + path))
        .build();
  }
}
