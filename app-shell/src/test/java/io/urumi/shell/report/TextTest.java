package io.urumi.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "41, 41 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "2149, 2.1 s",
    "59999, 59.9 s",
    "60000, 1 min 0 s",
    "185000, 3 min 5 s",
    "3600000, 1 h 0 min",
    "-5, 0 ms"
  })
  void a_duration_has_at_most_two_units(long millis, String text) {
    assertThat(Text.took(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"5, 5s", "119, 119s", "120, 2m", "7199, 119m", "7200, 2h", "172800, 2d", "-3, 0s"})
  void an_age_has_one_unit(long seconds, String text) {
    Instant now = Instant.parse("2026-11-02T10:00:00Z");

    assertThat(Text.age(now.minusSeconds(seconds), now)).isEqualTo(text);
  }

  @Test
  void constants_are_shown_as_words() {
    assertThat(Text.titled("READY")).isEqualTo("Ready");
    assertThat(Text.titled("SOMETHING_NEW")).isEqualTo("Something new");
    assertThat(Text.titled(null)).isEmpty();
  }

  @Test
  void control_characters_are_removed() {
    assertThat(Text.plain("a\u001b[31mb\u0007\u202ec\nd")).isEqualTo("a [31mb  c d");
  }
}
