package io.urumi.adapter.persistence.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.persistence.Signals.Signal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignalCodeTest {
  /** During a rolling upgrade, replicas of two versions send signals to each other. */
  @Test
  void the_texts_of_the_notifications_are_those_of_earlier_versions() {
    assertThat(Arrays.stream(Signal.values()).map(Signal::code))
        .containsExactly("STORE_DUE", "EVENTS_APPENDED", "SESSION_ENDED");
  }
}
