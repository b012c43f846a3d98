package io.urumi.shell.textwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
  private static final List<List<String>> ROWS =
      List.of(List.of("aa aa aa", "b b b b b", "cccc"), List.of("a", "bb bb bb bb bb bb", "c c c"));

  @Test
  void columns_are_never_wider_than_the_available_cells_and_use_all_that_they_need() {
    for (int available = 3; available < 60; available++) {
      assertThat(Arrays.stream(ColumnWidths.of(ROWS, available)).sum())
          .isEqualTo(Math.min(available, 8 + 17 + 5));
    }
  }

  @Test
  void the_cells_that_are_left_are_given_in_turn() {
    assertThat(ColumnWidths.of(ROWS, 8)).containsExactly(2, 2, 4);
    assertThat(ColumnWidths.of(ROWS, 11)).containsExactly(3, 3, 5);
    assertThat(ColumnWidths.of(ROWS, 6)).containsExactly(2, 2, 2);
  }
}
