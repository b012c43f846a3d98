package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedSubdomainsTest {
  @ParameterizedTest
  @ValueSource(strings = {"www", "api", "admin", "localhost", "kubernetes"})
  void a_reserved_subdomain_is_refused_with_a_suggestion(String text) {
    Violation violation =
        assertThatExceptionOfType(InvalidValueException.class)
            .isThrownBy(() -> ReservedSubdomains.allow(new Subdomain(text)))
            .actual()
            .violations()
            .getFirst();

    assertThat(violation.field()).isEqualTo("subdomain");
    assertThat(violation.rule()).isEqualTo("reserved");
    assertThat(violation.message()).contains(text + "-shop").endsWith(".");
  }

  @Test
  void every_other_name_is_allowed() {
    assertThat(ReservedSubdomains.allow(new Subdomain("alpha"))).isEqualTo(new Subdomain("alpha"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"www", "demo"})
  void an_existing_store_with_a_later_reserved_subdomain_stays_readable(String text) {
    assertThat(Namespace.subdomainOf("store-" + text)).contains(new Subdomain(text));
  }
}
