package io.urumi.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.shell.textwidth.DisplayWidth;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

  @Test
  void columns_are_as_wide_as_their_content_with_a_gap_between() {
    String table =
        TextTable.of("A", "LONGER").row("value", "x").row("v", "y").render(console(100, true));

    assertThat(table)
        .isEqualTo(
            """
            A      LONGER
            ───────────────
            value  x
            v      y
            """);
  }

  @Test
  void long_text_is_wrapped_at_the_terminal_s_width() {
    String table =
        TextTable.of("NAME", "MESSAGE")
            .row("alpha", "a message that is much longer than there is room for")
            .render(console(30, true));

    assertThat(table.lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(30);
    assertThat(table.lines().count()).isGreaterThan(3);
  }

  @Test
  void characters_outside_ascii_are_not_used_where_they_cannot_be_shown() {
    assertThat(TextTable.of("A").row("b").render(console(80, false))).isASCII();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 40, 60, 80, 100, 120})
  void no_line_is_wider_than_the_terminal_and_nothing_is_lost(int width) {
    String url = "http://a-subdomain-of-22-chars.localhost";
    String table =
        TextTable.of("SUBDOMAIN", "NAME", "PHASE", "PLAN", "URL", "AGE", "CLUSTER")
            .row("a-subdomain-of-22-chars", "東京の本屋さん", "Ready", "small", url, "3m", "SIMULATED")
            .row("alpha", "A name of many words, as shops have", "Failed", "small", url, "3m", "x")
            .render(console(width, true));

    assertThat(table.lines().mapToInt(DisplayWidth::of).max().orElseThrow())
        .isLessThanOrEqualTo(width);
    String shown = table.replaceAll("[^\\p{L}\\p{N}]", "");
    for (String cell : List.of("3m", "Ready", "SIMULATED")) {
      assertThat(shown).contains(cell);
    }
  }

  @Test
  void eighty_columns_break_lines_at_spaces() {
    String table =
        TextTable.of("SUBDOMAIN", "NAME", "PHASE", "PLAN", "URL", "AGE", "CLUSTER")
            .row(
                "alpha",
                "A name of many words",
                "Ready",
                "small",
                "http://alpha.localhost",
                "3m",
                "SIMULATED")
            .render(console(80, true));

    assertThat(table).contains("http://alpha.localhost", "SUBDOMAIN").doesNotContain("many words");
  }

  @Test
  void where_columns_would_be_too_narrow_each_row_is_a_list() {
    String table =
        TextTable.of("SUBDOMAIN", "NAME", "URL", "OWNER")
            .row("alpha", "Alpha Shop", "http://a.localhost", "")
            .row("beta", "Beta", "http://b.localhost", "x")
            .render(console(20, false));

    assertThat(table)
        .isEqualTo(
            """
            SUBDOMAIN  alpha
            NAME       Alpha
                       Shop
            URL        http://a.
                       localhost
            --------------------
            SUBDOMAIN  beta
            NAME       Beta
            URL        http://b.
                       localhost
            OWNER      x
            """);
  }

  @Test
  void wide_characters_take_two_cells_and_combining_ones_none() {
    String table =
        TextTable.of("NAME", "PHASE")
            .row("東京の本屋さん", "Ready")
            .row("🛍 Bags", "Ready")
            .row("Cafe\u0301", "Ready")
            .render(console(80, true));

    assertThat(table.lines().skip(2).map(line -> DisplayWidth.of(line.split("Ready")[0])))
        .containsOnly(16);
  }

  private static Console console(int width, boolean unicode) {
    PrintWriter writer = new PrintWriter(new StringWriter());
    return new Console(writer, writer, () -> width, false, false, unicode);
  }
}
