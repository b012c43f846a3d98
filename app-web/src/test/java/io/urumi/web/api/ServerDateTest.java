package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.FluxExchangeResult;

/** Every answer has the server's time, with which the dashboard computes ages and durations. */
class ServerDateTest extends ApiTest {
  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/plans, localhost, 200",
    "GET, /api/v1/events, localhost, 200",
    "GET, /api/v1/unknown, localhost, 404",
    "POST, /api/v1/stores, localhost, 400",
    "GET, /api/v1/plans, evil.example, 421",
    "GET, /, localhost, 200",
  })
  void anAnswerHasTheServersTime(HttpMethod method, String path, String host, int status) {
    FluxExchangeResult<byte[]> answer =
        http.method(method)
            .uri(path)
            .header(HttpHeaders.HOST, host)
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .returnResult(byte[].class);

    assertThat(answer.getResponseHeaders().get(HttpHeaders.DATE)).hasSize(1);
    assertThat(Instant.ofEpochMilli(answer.getResponseHeaders().getDate()))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }
}
