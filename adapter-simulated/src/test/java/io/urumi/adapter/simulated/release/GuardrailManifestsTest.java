package io.urumi.adapter.simulated.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardrailManifestsTest {
  private static final Path TEMPLATES =
      Path.of("..", "charts", "woocommerce-store", "templates", "guardrails");
  private static final Pattern OBJECT =
      Pattern.compile("^kind: (\\w+)\\nmetadata:\\n  name: ([a-z-]+)$", Pattern.MULTILINE);

  @Test
  void the_simulated_guardrails_have_the_kinds_and_names_of_the_charts() throws IOException {
    List<String> real = new ArrayList<>();
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      for (Path file : files.toList()) {
        Matcher object = OBJECT.matcher(Files.readString(file));
        while (object.find()) {
          real.add(object.group(1) + "/" + object.group(2));
        }
      }
    }

    assertThat(
            GuardrailManifests.objects(GuardrailManifests.render(StoreFixtures.blueprint("alpha"))))
        .containsExactlyInAnyOrderElementsOf(real);
  }
}
