package io.urumi.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses that settings give, and the values at the limits of what is accepted. */
class SettingsLimitsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @CsvSource({
    "http, 0, http://alpha.shops.example",
    "http, 80, http://alpha.shops.example",
    "http, 443, http://alpha.shops.example:443",
    "https, 0, https://alpha.shops.example",
    "https, 443, https://alpha.shops.example",
    "https, 80, https://alpha.shops.example:80",
    "https, 65535, https://alpha.shops.example:65535"
  })
  void an_address_names_every_port_but_that_of_its_scheme(String scheme, int port, String url) {
    assertThat(new Addressing("shops.example", scheme, port).url(new Subdomain("alpha")))
        .isEqualTo(url);
  }

  @Test
  void a_scheme_or_port_that_does_not_exist_is_refused() {
    assertRefused(() -> new Addressing("localhost", "ftp", 0), "scheme");
    assertRefused(() -> new Addressing("localhost", "http", -1), "port");
    assertRefused(() -> new Addressing("localhost", "http", 65_536), "port");
  }

  @Test
  void slots_are_at_least_one_and_deletions_have_at_most_all_of_them() {
    assertThatCode(() -> slots(1, 1)).doesNotThrowAnyException();
    assertThatCode(() -> slots(4, 4)).doesNotThrowAnyException();
    assertRefused(() -> slots(0, 1), "at least one store in flight");
    assertRefused(() -> slots(4, 0), "deletions in flight");
    assertRefused(() -> slots(4, 5), "deletions in flight");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "8, 2", "16, 4"})
  void a_quarter_of_the_slots_may_delete(int slots, int deletions) {
    assertThat(EngineSettings.shareOfDeletions(slots)).isEqualTo(deletions);
  }

  @Test
  void deleted_stores_may_be_kept_as_long_as_their_events_and_without_limit() {
    assertThatCode(() -> new RetentionSettings(DAY, DAY, DAY, DAY)).doesNotThrowAnyException();
    assertThatCode(() -> new RetentionSettings(DAY, DAY, Duration.ZERO, DAY))
        .doesNotThrowAnyException();
    assertRefused(() -> new RetentionSettings(DAY, DAY.plusNanos(1), DAY, DAY), "at least as long");
    assertRefused(() -> new RetentionSettings(DAY.negated(), DAY, DAY, DAY), "positive");
    assertRefused(() -> new RetentionSettings(DAY, DAY.negated(), DAY, DAY), "positive");
    assertRefused(() -> new RetentionSettings(DAY, DAY, DAY.negated(), DAY), "positive");
    assertRefused(() -> new RetentionSettings(DAY, DAY, DAY, DAY.negated()), "interval");
  }

  @Test
  void an_orphan_scan_may_be_disabled_but_not_go_back_in_time() {
    assertThatCode(() -> new OrphanScanSettings(Duration.ZERO, Duration.ZERO))
        .doesNotThrowAnyException();
    assertRefused(() -> new OrphanScanSettings(DAY.negated(), DAY), "not negative");
    assertRefused(() -> new OrphanScanSettings(DAY, DAY.negated()), "not negative");
  }

  private static EngineSettings slots(int all, int deletions) {
    return new EngineSettings(all, deletions, DAY, DAY, DAY, DAY);
  }

  private static void assertRefused(ThrowingCallable settings, String why) {
    assertThatThrownBy(settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
