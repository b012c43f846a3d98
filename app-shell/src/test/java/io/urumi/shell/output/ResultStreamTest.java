package io.urumi.shell.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ResultStreamTest {
  private int writes;

  /** Closing a writer writes what it has buffered: that must not fail a second time. */
  @Test
  void only_the_first_failure_ends_the_command_and_nothing_is_written_after_it() {
    ResultStream stream =
        new ResultStream(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                writes++;
                throw new IOException("No space left on device");
              }
            });

    assertThatThrownBy(() -> stream.write('a'))
        .isInstanceOf(OutputFailedException.class)
        .hasMessageContaining("No space left on device");
    assertThatCode(
            () -> {
              stream.write('b');
              stream.flush();
            })
        .doesNotThrowAnyException();
    assertThat(writes).isEqualTo(1);
  }
}
