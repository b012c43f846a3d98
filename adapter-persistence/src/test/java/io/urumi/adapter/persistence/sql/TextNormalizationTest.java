package io.urumi.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextNormalizationTest {
  @Test
  void aTextIsCutBetweenCharacters() {
    assertThat(TextNormalization.truncated("abc", 3)).isEqualTo("abc");
    assertThat(TextNormalization.truncated("abcd", 3)).isEqualTo("ab…");
    // PostgreSQL refuses half of a surrogate pair.
    assertThat(TextNormalization.truncated("a😀b", 3)).isEqualTo("a…");
    assertThat(TextNormalization.truncated("a😀bc", 4)).isEqualTo("a😀…");
  }

  @Test
  void whatPostgreSqlRefusesIsReplaced() {
    assertThat(TextNormalization.storable("a\u0000b\uD800c😀")).isEqualTo("a�b�c😀");
  }

  @Test
  void aPatternContainsTheTextLiterally() {
    assertThat(TextNormalization.containsPattern("5%_!")).isEqualTo("%5!%!_!!%");
  }
}
