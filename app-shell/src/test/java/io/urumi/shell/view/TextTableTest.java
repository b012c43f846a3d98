package io.urumi.shell.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

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

  private static Console console(int width, boolean unicode) {
    PrintWriter writer = new PrintWriter(new StringWriter());
    return new Console(writer, writer, () -> width, false, false, unicode);
  }
}
