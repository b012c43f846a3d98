package io.urumi.adapter.simulated.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ShortReadsTest {
  @Test
  void a_character_of_two_halves_is_read_wherever_it_is_in_the_text() {
    YAMLMapper yaml = new YAMLMapper();
    for (int before = 1000; before < 1040; before++) {
      String name = "a".repeat(before) + "🛍".repeat(600);

      assertThat(yaml.readValue(new ShortReads("name: " + name), Map.class))
          .isEqualTo(Map.of("name", name));
    }
  }
}
