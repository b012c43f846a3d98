package io.urumi.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  private static final String NO_BREAK_SPACE = "\u00A0";
  private static final String THIN_SPACE = "\u2009";
  private static final String NON_JOINER = "\u200C";
  private static final String JOINER = "\u200D";
  private static final String EMOJI_FORM = "\uFE0F";

  @Test
  void spaces_of_any_kind_are_removed_from_both_ends_only() {
    assertThat(VisibleText.strip(NO_BREAK_SPACE + "\t a b " + THIN_SPACE)).isEqualTo("a b");
    assertThat(VisibleText.strip("a")).isEqualTo("a");
    assertThat(VisibleText.strip("")).isEmpty();
    assertThat(VisibleText.strip(" " + NO_BREAK_SPACE)).isEmpty();
    assertThat(VisibleText.strip(" 🛒 ")).isEqualTo("🛒");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u2800", "\u3164", "\u200D", "\u0007", "\uE000"})
  void a_text_that_shows_nothing_has_no_visible_character(String text) {
    assertThat(VisibleText.hasNoVisibleCharacter(text)).isTrue();
    assertThat(VisibleText.hasNoVisibleCharacter(text + "a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alpha Shop",
        "கடை",
        // A joiner between a letter and a mark, two letters, and emoji with a modifier or a form.
        "ශ්\u200Dරී",
        "می\u200Cخواهم",
        "👩\u200D👧",
        "👩🏽\u200D🚀",
        "❤\uFE0F\u200D🔥",
        "❤\uFE0F",
        "葛\uDB40\uDD00",
        "葛\uDB40\uDDEF",
        "ᠠ\u180B",
        "ᠠ\u180D",
        "ᠠ\u180F",
        "a\uFE00"
      })
  void visible_characters_with_joiners_and_selectors_where_they_belong_are_accepted(String text) {
    assertThat(VisibleText.firstRefused(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B", "\u202E", "\u2028", "\u2029", "\uFEFF", "\u00AD", "\u0000", "\uE000", "\uFFFE",
        "\u034F", "\u115F", "\u1160", "\u17B4", "\u17B5", "\u3164", "\uFFA0", "\u180E"
      })
  void invisible_characters_are_refused_wherever_they_are(String invisible) {
    assertThat(VisibleText.firstRefused("ab" + invisible + "c")).isEqualTo(OptionalInt.of(2));
    assertThat(VisibleText.firstRefused(invisible)).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void a_joiner_needs_a_letter_a_mark_or_an_emoji_on_both_sides() {
    for (String joiner : new String[] {JOINER, NON_JOINER}) {
      assertThat(VisibleText.firstRefused(joiner + "a")).hasValue(0);
      assertThat(VisibleText.firstRefused("a" + joiner)).hasValue(1);
      assertThat(VisibleText.firstRefused("a" + joiner + " ")).hasValue(1);
      assertThat(VisibleText.firstRefused("1" + joiner + "a")).hasValue(1);
      assertThat(VisibleText.firstRefused("a" + joiner + "-")).hasValue(1);
      assertThat(VisibleText.firstRefused("a" + joiner + joiner + "b")).hasValue(1);
      assertThat(VisibleText.firstRefused("a" + joiner + "\u3164")).hasValue(1);
      assertThat(VisibleText.firstRefused("a" + joiner + "b")).isEmpty();
    }
  }

  @Test
  void a_variation_selector_needs_a_visible_character_before_it() {
    assertThat(VisibleText.firstRefused(EMOJI_FORM)).hasValue(0);
    assertThat(VisibleText.firstRefused(" " + EMOJI_FORM)).hasValue(1);
    assertThat(VisibleText.firstRefused("❤" + EMOJI_FORM + EMOJI_FORM)).hasValue(2);
    assertThat(VisibleText.firstRefused("👩" + JOINER + EMOJI_FORM)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0x180B, 0x180D, 0x180F, 0x034F, 0x115F, 0x3164})
  void characters_that_show_nothing_are_no_visible_characters_alone(int codePoint) {
    assertThat(VisibleText.hasNoVisibleCharacter(Character.toString(codePoint))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFDFF, 0xFE10, 0x180A, 0x1810, 0x1161})
  void their_neighbours_are_visible(int codePoint) {
    assertThat(VisibleText.hasNoVisibleCharacter(Character.toString(codePoint))).isFalse();
  }

  @Test
  void only_the_two_joiners_are_joiners() {
    assertThat(VisibleText.isJoiner(0x200C)).isTrue();
    assertThat(VisibleText.isJoiner(0x200D)).isTrue();
    assertThat(VisibleText.isJoiner(0x200B)).isFalse();
    assertThat(VisibleText.isJoiner(0x200E)).isFalse();
  }
}
