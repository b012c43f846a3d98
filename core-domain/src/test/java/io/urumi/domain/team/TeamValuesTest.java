package io.urumi.domain.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.validation.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamValuesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void a_name_is_kept_without_the_spaces_around_it() {
    assertThat(new TeamName("  Läden 🏪 \u00a0").value()).isEqualTo("Läden 🏪");
    assertThat(new TeamName("x".repeat(TeamName.MAX_LENGTH)).value()).hasSize(60);
  }

  @ParameterizedTest
  @CsvSource({
    "'', required",
    "' \u200b ', required",
    "'a\u0007b', characters",
    "'a\u202eb', characters"
  })
  void a_name_that_cannot_be_seen_is_refused(String name, String rule) {
    refused(() -> new TeamName(name), "name", rule);
  }

  @Test
  void a_missing_or_long_name_is_refused() {
    refused(() -> new TeamName(null), "name", "required");
    refused(() -> new TeamName("🏪".repeat(61)), "name", "length");
    assertThat(new TeamName("🏪".repeat(60)).toString()).startsWith("🏪");
  }

  @Test
  void an_invitation_is_valid_for_seven_days_unless_something_else_is_requested() {
    assertThat(Invitation.validity(null)).isEqualTo(Duration.ofDays(7));
    assertThat(Invitation.validity("PT1M")).isEqualTo(Duration.ofMinutes(1));
    assertThat(Invitation.validity("P30D")).isEqualTo(Duration.ofDays(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "P7W", "PT59S", "P30DT1S", "-P1D"})
  void another_validity_is_refused(String text) {
    refused(() -> Invitation.validity(text), "validFor", "range");
  }

  @Test
  void an_invitation_expires_at_its_time() {
    Invitation invitation =
        new Invitation(
            new InvitationId(new UUID(0, 1)),
            new Membership(Team.LOCAL, TeamRole.VIEWER),
            null,
            "anna",
            NOW,
            NOW.plusSeconds(60));

    assertThat(invitation.isExpired(NOW.plusSeconds(59))).isFalse();
    assertThat(invitation.isExpired(NOW.plusSeconds(60))).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "A A"})
  void what_cannot_be_a_secret_is_refused(@Nullable String secret) {
    refused(() -> new InvitationSecret(secret), "secret", "pattern");
  }

  @Test
  void a_secret_is_not_shown() {
    InvitationSecret secret = new InvitationSecret("A".repeat(43));

    assertThat(secret.toString()).doesNotContain("AAA");
    assertThat(secret.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void ids_are_uuids_in_their_canonical_form() {
    String id = "00000000-0000-0000-0000-00000000000a";

    assertThat(InvitationId.of(id)).hasToString(id);
    assertThat(AccountId.of(id)).hasToString(id);
    for (String wrong : new String[] {"a", "0-0-0-0-a", ""}) {
      refused(() -> InvitationId.of(wrong), "id", "uuid");
      refused(() -> AccountId.of(wrong), "id", "uuid");
    }
  }

  private static void refused(Runnable value, String field, String rule) {
    assertThatThrownBy(value::run)
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            invalid -> {
              assertThat(invalid.violations().getFirst().field()).isEqualTo(field);
              assertThat(invalid.violations().getFirst().rule()).isEqualTo(rule);
            });
  }
}
