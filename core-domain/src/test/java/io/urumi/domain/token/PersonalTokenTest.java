package io.urumi.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.AccessDecision;
import io.urumi.domain.access.AccessPolicy;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.validation.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final UUID OWNER = UUID.randomUUID();
  private static final PersonalTokenName NAME = new PersonalTokenName("Backup");

  @Test
  void a_token_has_a_prefix_256_bits_and_a_checksum() {
    byte[] most = new byte[PersonalTokenSecret.RANDOM_BYTES];
    Arrays.fill(most, (byte) 0xFF);
    byte[] least = new byte[PersonalTokenSecret.RANDOM_BYTES];
    byte[] next = least.clone();
    next[31] = 1;

    for (byte[] random : new byte[][] {most, least, next}) {
      PersonalTokenSecret secret = PersonalTokenSecret.of(random);
      assertThat(secret.value()).matches("urumi_pat_[0-9A-Za-z]{49}");
      assertThat(PersonalTokenSecret.parse(secret.value())).contains(secret);
    }
    assertThat(PersonalTokenSecret.of(least)).isNotEqualTo(PersonalTokenSecret.of(next));
    // Documented: what a scanner computes. CRC-32 of the text before, in base 62.
    assertThat(PersonalTokenSecret.of(least).value())
        .isEqualTo("urumi_pat_" + "0".repeat(43) + "2H3kWd");
  }

  @Test
  void a_token_with_a_typing_error_is_none() {
    byte[] random = new byte[PersonalTokenSecret.RANDOM_BYTES];
    new Random(1).nextBytes(random);
    String value = PersonalTokenSecret.of(random).value();
    for (int at = 0; at < value.length(); at++) {
      char other = value.charAt(at) == 'x' ? 'y' : 'x';
      String mistyped = value.substring(0, at) + other + value.substring(at + 1);
      assertThat(PersonalTokenSecret.parse(mistyped)).isEmpty();
    }
    assertThat(PersonalTokenSecret.parse(value + "0")).isEmpty();
    assertThat(PersonalTokenSecret.parse(" " + value)).isEmpty();
    assertThat(PersonalTokenSecret.parse(null)).isEmpty();
    assertThatThrownBy(() -> new PersonalTokenSecret(value + "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(value);
  }

  @Test
  void the_secret_is_not_in_texts() {
    PersonalTokenSecret secret = PersonalTokenSecret.of(new byte[PersonalTokenSecret.RANDOM_BYTES]);
    assertThat(secret.toString()).doesNotContain("000");
    assertThat(secret.hash()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u200b", "a\u0000b", "a\u202eb", "a\nb"})
  void other_names_are_refused(String name) {
    assertThatThrownBy(() -> new PersonalTokenName(name)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new PersonalTokenName("x".repeat(61)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void names_are_stripped() {
    assertThat(new PersonalTokenName("  Datensicherung für Läden ✓ ").value())
        .isEqualTo("Datensicherung für Läden ✓");
  }

  @Test
  void a_token_has_an_expiry_within_a_year() {
    Set<Permission> scopes = Set.of(Permission.STORE_READ);
    for (Duration wrong :
        new Duration[] {Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(366).plusSeconds(1)}) {
      assertThatThrownBy(() -> new TokenRequest(NAME, scopes, wrong))
          .isInstanceOf(InvalidValueException.class);
    }
    assertThat(new TokenRequest(NAME, scopes, Duration.ofDays(366)).scopes()).isEqualTo(scopes);
  }

  @Test
  void a_token_has_scopes_and_none_that_gives_it_more() {
    Duration day = Duration.ofDays(1);
    assertThatThrownBy(() -> new TokenRequest(NAME, Set.of(), day))
        .isInstanceOf(InvalidValueException.class);
    for (Permission more : Set.of(Permission.ACCOUNT_MANAGE, Permission.TEAM_MANAGE)) {
      assertThatThrownBy(() -> new TokenRequest(NAME, Set.of(more), day))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining(more.code());
    }
  }

  @Test
  void the_last_use_is_recorded_once_a_minute() {
    assertThat(token(Set.of(), null).isToBeTouched(NOW)).isTrue();
    assertThat(token(Set.of(), NOW).isToBeTouched(NOW.plusSeconds(59))).isFalse();
    assertThat(token(Set.of(), NOW).isToBeTouched(NOW.plusSeconds(60))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void a_token_permits_what_its_scopes_and_the_roles_of_its_owner_permit(Permission permission) {
    Set<Permission> scopes = Set.of(Permission.STORE_READ, Permission.STORE_DELETE);
    PersonalToken token = token(scopes, null);

    assertThat(decide(token, PlatformRole.ADMINISTRATOR, permission))
        .isEqualTo(scopes.contains(permission) ? AccessDecision.ALLOW : AccessDecision.DENY);
    assertThat(decide(token, PlatformRole.AUDITOR, permission))
        .isEqualTo(
            permission == Permission.STORE_READ ? AccessDecision.ALLOW : AccessDecision.DENY);
    assertThat(decide(token(Set.of(), null), PlatformRole.ADMINISTRATOR, permission))
        .isEqualTo(AccessDecision.DENY);
  }

  private static AccessDecision decide(
      PersonalToken token, PlatformRole role, Permission permission) {
    return AccessPolicy.decide(token.caller(owner(role)), permission, null);
  }

  @Test
  void a_token_is_a_principal_of_its_own_that_names_its_owner() {
    PersonalToken token = token(Set.of(Permission.STORE_READ), null);
    Caller caller = token.caller(owner(PlatformRole.ADMINISTRATOR));

    assertThat(caller.principal())
        .isEqualTo(
            new Principal(token.id().toString(), Principal.Kind.TOKEN, "Backup (token of anna)"));
    assertThat(caller.origin()).isEqualTo("192.0.2.7");
    assertThat(AccountId.of(caller.principal())).isEmpty();
  }

  private static Caller owner(PlatformRole role) {
    return new Caller(
        Principal.user(OWNER, "anna"), Set.of(), Set.of(role), null, "192.0.2.7", "request-1");
  }

  private static PersonalToken token(Set<Permission> scopes, @Nullable Instant usedAt) {
    return new PersonalToken(
        new PersonalTokenId(UUID.randomUUID()),
        new AccountId(OWNER),
        NAME,
        scopes,
        NOW,
        NOW.plusSeconds(3600),
        usedAt);
  }
}
