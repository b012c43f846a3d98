package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonReaderTest {
  private record Body(@Nullable String name) {}

  @Test
  void oneObjectIsRead() {
    assertThat(read(" {\"name\": \"Alpha\"}\n")).isEqualTo(new Body("Alpha"));
    assertThat(read("{}")).isEqualTo(new Body(null));
  }

  /** What another reader of the same body may take for its content. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"a\"} {\"name\": \"b\"}",
        "{\"name\": \"a\"}x",
        "{\"name\": \"a\"}]",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "[]",
        ""
      })
  void anythingElseIsRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
  }

  private static Body read(String body) {
    return new StrictJsonReader().read(body.getBytes(StandardCharsets.UTF_8), Body.class);
  }
}
