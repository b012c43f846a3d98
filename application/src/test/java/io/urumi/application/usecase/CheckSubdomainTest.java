package io.urumi.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driving.CheckSubdomainQuery.Availability;
import io.urumi.port.driving.CreateStoreCommand;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckSubdomainTest {
  private final UseCaseFixture fixture = new UseCaseFixture();
  private final CheckSubdomain check =
      new CheckSubdomain(fixture.database.stores(), Addressing.localhost());

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void the_suggestion_for_a_taken_subdomain_is_the_first_that_is_free() {
    take("alpha");
    assertThat(check("alpha").suggestion()).isEqualTo("alpha-2");
    take("alpha-2");
    take("alpha-4");

    Availability taken = check("alpha");

    assertThat(taken.available()).isFalse();
    assertThat(taken.suggestion()).isEqualTo("alpha-3");
    assertThat(check("alpha-3").available()).isTrue();
  }

  /** A number does not fit. */
  @Test
  void for_the_longest_subdomain_nothing_is_suggested() {
    String longest = "a".repeat(Subdomain.MAX_LENGTH);
    assertThat(check(longest + "a").available()).isFalse();
    take(longest);

    Availability taken = check(longest);

    assertThat(taken.available()).isFalse();
    assertThat(taken.violation()).isNotNull();
    assertThat(taken.suggestion()).isNull();
  }

  private void take(String subdomain) {
    fixture
        .createStore
        .create(CreateStoreCommand.of("Shop", subdomain, null, null, UseCaseFixture.ANNA))
        .block();
  }

  private Availability check(String subdomain) {
    return Objects.requireNonNull(check.check(subdomain).block());
  }
}
