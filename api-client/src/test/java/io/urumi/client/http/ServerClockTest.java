package io.urumi.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
  /** The real time, which the control plane has. */
  private Instant time = Instant.parse("2026-11-02T10:00:00.700Z");

  private Duration error = Duration.ZERO;
  private final ServerClock clock = new ServerClock(() -> time.plus(error));

  /** A response whose request and response took this long each. */
  private void respond(Duration way) {
    Instant sentAt = clock.localTime();
    time = time.plus(way);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    time = time.plus(way);
    receive(date, sentAt);
  }

  private void receive(String date, Instant sentAt) {
    clock.update(HttpHeaders.of(Map.of("Date", List.of(date)), (_, _) -> true), sentAt);
  }

  private Duration deviation() {
    return Duration.between(time, clock.instant());
  }

  @Test
  void it_is_the_clock_of_this_machine_before_the_first_response() {
    assertThat(clock.instant()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "PT-10M", "PT2.5S", "PT-2.5S", "P400D", "P-400D"})
  void a_wrong_clock_of_this_machine_is_corrected_to_about_a_second(Duration wrong) {
    error = wrong;
    respond(Duration.ofMillis(20));
    assertThat(deviation().abs()).isLessThan(Duration.ofMillis(1_100));
  }

  @Test
  void a_right_clock_is_not_changed_by_the_fractions_that_a_date_lacks() {
    for (int i = 0; i < 10; i++) {
      respond(Duration.ofMillis(70));
      assertThat(deviation()).isZero();
      time = time.plusMillis(130);
    }
  }

  @Test
  void a_clock_that_is_corrected_later_is_followed() {
    error = Duration.ofHours(3);
    respond(Duration.ofMillis(20));
    error = Duration.ZERO;
    respond(Duration.ofMillis(20));
    assertThat(deviation().abs()).isLessThan(Duration.ofMillis(1_100));
  }

  @Test
  void the_time_that_a_slow_response_took_does_not_count_as_a_difference() {
    respond(Duration.ofSeconds(15));
    assertThat(deviation()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-11-02T10:00:00Z", "Mon, 31 Feb 2026 10:00:00 GMT"})
  void a_date_that_is_none_is_ignored(String date) {
    receive(date, clock.localTime());
    assertThat(deviation()).isZero();
  }

  @Test
  void a_response_without_a_date_is_ignored() {
    clock.update(HttpHeaders.of(Map.of(), (_, _) -> true), clock.localTime());
    assertThat(deviation()).isZero();
  }
}
