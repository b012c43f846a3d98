package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.domain.validation.Violations;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"local", "a", "Jane.Doe", "team_blue-7", "9"})
  void an_owner_is_what_a_label_can_hold(String text) {
    assertThat(new Owner(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-a", "a-", "a b", "jane@example.com", "a\n", "é"})
  void an_owner_that_no_label_can_hold_is_refused(@Nullable String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Owner(text))
        .satisfies(
            refused -> assertThat(refused.violations().getFirst().field()).isEqualTo("owner"));
  }

  @Test
  void an_owner_has_at_most_63_characters() {
    assertThat(new Owner("a".repeat(63)).value()).hasSize(63);
    assertThatThrownBy(() -> new Owner("a".repeat(64))).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Small", "1", "small plan", "small\n", "-"})
  void an_invalid_plan_name_is_refused(@Nullable String text) {
    assertThatThrownBy(() -> new PlanName(text)).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1-1-1-1-1",
        "01890a5d-ac96-774b-bcce-b302099a8057 ",
        "{01890a5d-ac96-774b-bcce-b302099a8057}",
        "01890a5dac96774bbcceb302099a8057",
        "../etc/passwd"
      })
  void only_the_canonical_form_is_a_store_id(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> StoreId.of(text))
        .satisfies(refused -> assertThat(refused.violations().getFirst().rule()).isEqualTo("uuid"));
  }

  @Test
  void a_store_id_is_read_in_either_case_and_written_in_lower_case() {
    UUID uuid = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    assertThat(StoreId.of(uuid.toString().toUpperCase(java.util.Locale.ROOT)).toString())
        .isEqualTo(uuid.toString());
  }

  @Test
  void every_broken_rule_is_collected_before_anything_is_refused() {
    Violations violations = new Violations();
    assertThat(violations.collect(() -> new StoreName(""))).isNull();
    assertThat(violations.collect(() -> new Subdomain("WWW"))).isNull();
    assertThat(violations.collect(() -> new PlanName("small"))).isNotNull();

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(violations::throwIfAny)
        .satisfies(refused ->
            assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactly("name", "subdomain"));
  }

  @Test
  void a_namespace_of_a_store_has_the_prefix() {
    assertThatThrownBy(() -> new Namespace("kube-system"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void attempts_and_generations_count_from_one() {
    assertThatThrownBy(() -> new StepState(Step.AWAIT_WEB, 0, NOW, NOW, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new StoreSpec(
                new StoreName("Alpha"),
                new Subdomain("alpha"),
                new Owner("local"),
                new PlanName("small"),
                DesiredState.RUNNING,
                0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_request_is_a_new_generation() {
    Store store =
        Store.request(
            new StoreId(new UUID(0, 1)),
            new StoreName("Alpha"),
            new Subdomain("alpha"),
            new Owner("local"),
            new PlanName("small"),
            NOW);
    assertThat(store.hasNewIntent()).isTrue();
    Store seen = store.withStatus(store.status().withObservedGeneration(1));
    assertThat(seen.hasNewIntent()).isFalse();
    Store deleted = seen.withSpec(seen.spec().deleted());
    assertThat(deleted.hasNewIntent()).isTrue();
    assertThat(deleted.deletionRequested()).isTrue();
    assertThat(deleted.spec().nextGeneration().desired()).isEqualTo(DesiredState.DELETED);
    assertThat(deleted.asRequested())
        .as("as it was first saved")
        .isEqualTo(new Store(store.id(), store.spec(), store.status(), NOW, NOW, 1));
  }

  @Test
  void values_are_written_as_they_are_read() {
    assertThat(new Owner("jane")).hasToString("jane");
    assertThat(new PlanName("small")).hasToString("small");
    assertThat(new StoreName("Alpha Shop")).hasToString("Alpha Shop");
    assertThat(new Subdomain("alpha").namespace()).hasToString("store-alpha");
  }
}
