package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreNameTest {
  private static Violation refused(@Nullable String text) {
    return assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> StoreName.ofInput(text))
        .actual()
        .violations()
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "Alpha Shop",
        "Café Ünïcode \"quoted\" & <b>bold</b> {{ braces }}",
        "店铺",
        "🛍 Bags",
        "O'Neill's $HOME `id`"
      })
  void a_name_may_have_any_visible_characters(String text) {
    assertThat(StoreName.ofInput(text).value()).isEqualTo(text);
  }

  @Test
  void whitespace_around_a_name_is_trimmed() {
    assertThat(StoreName.ofInput("  Alpha Shop\u2003").value()).isEqualTo("Alpha Shop");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "\t", "\u2003"})
  void a_blank_name_is_refused_as_required(@Nullable String text) {
    assertThat(refused(text).rule()).isEqualTo("required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alpha\nShop",
        "Alpha\u0000Shop",
        "Alpha\u001b[31mShop",
        "Alpha\u200bShop",
        "Alpha\u202eShop",
        "Alpha\ud800Shop",
        "Alpha\u2028Shop",
        "\ufeffAlpha"
      })
  void a_name_with_invisible_characters_is_refused(String text) {
    Violation violation = refused(text);
    assertThat(violation.rule()).isEqualTo("characters");
    assertThat(violation.field()).isEqualTo("name");
  }

  @Test
  void length_counts_code_points_and_not_java_chars() {
    assertThat(StoreName.ofInput("🛍".repeat(60)).value()).hasSize(120);
    assertThat(refused("🛍".repeat(61)).rule()).isEqualTo("length");
  }

  @Test
  void a_name_of_ten_kilobytes_is_refused_in_a_short_sentence() {
    Violation violation = refused("x".repeat(10_240));
    assertThat(violation.rule()).isEqualTo("length");
    assertThat(violation.message()).contains("10240").hasSizeLessThan(100);
  }

  @Test
  void a_refusal_names_the_hidden_character_and_its_position() {
    assertThat(refused("Al\u200bpha").message())
        .isEqualTo(
            "Character 3 of the name, U+200B, is a control character or invisible; remove it.");
    assertThat(refused("🛍\u200c").message())
        .contains("Character 2 of the name, U+200C")
        .endsWith("remove it unless it joins two letters or emoji.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\u3164", "\u2800", "\u00a0Alpha", "Al\u3164pha"})
  void a_name_that_an_older_version_accepted_can_be_read(String stored) {
    assertThat(new StoreName(stored).value()).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u2028b", "a\uE000b"})
  void a_stored_name_never_has_control_characters(String stored) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new StoreName(stored));
  }
}
