package io.urumi.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.Principal;
import io.urumi.domain.validation.InvalidValueException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Anna", "anna!", ".anna", "anna-", "an na", "ännä", "anna\n"})
  void other_names_of_accounts_are_refused(String name) {
    assertThatThrownBy(() -> new AccountName(name)).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "admin", "anna.b_c+d-9@example.com"})
  void names_of_accounts_may_be_addresses(String name) {
    assertThat(new AccountName(name).value()).isEqualTo(name);
  }

  @Test
  void passwords_that_look_the_same_are_the_same() {
    assertThat(new Password("Gru\u0308ße")).isEqualTo(new Password("Grüße"));
  }

  @Test
  void a_password_has_a_length() {
    assertThatThrownBy(() -> new Password("")).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Password("x".repeat(257)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> Password.chosen("x".repeat(11)))
        .isInstanceOf(InvalidValueException.class);
    assertThat(Password.chosen("x".repeat(12)).value()).hasSize(12);
  }

  @Test
  void secrets_are_not_in_texts() {
    String secret = "S".repeat(43);
    assertThat(
            new Password(secret) + " " + new PasswordHash(secret) + " " + new SessionSecret(secret))
        .doesNotContain("SSS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS=", "' or 1=1"})
  void what_cannot_be_a_secret_is_none(String sent) {
    assertThat(SessionSecret.parse(sent)).isEmpty();
  }

  @Test
  void only_users_have_an_account() {
    UUID id = UUID.randomUUID();
    assertThat(AccountId.of(Principal.user(id, "anna"))).contains(new AccountId(id));
    assertThat(AccountId.of(Principal.LOCAL)).isEmpty();
    assertThat(AccountId.of(Principal.ANONYMOUS)).isEmpty();
  }

  @Test
  void timeouts_have_limits() {
    Duration hour = Duration.ofHours(1);
    assertThatThrownBy(() -> new SessionTimeouts(Duration.ofSeconds(119), hour))
        .hasMessageContaining("2 minutes");
    assertThatThrownBy(() -> new SessionTimeouts(hour, Duration.ofMinutes(59)))
        .hasMessageContaining("at least the idle timeout");
  }
}
