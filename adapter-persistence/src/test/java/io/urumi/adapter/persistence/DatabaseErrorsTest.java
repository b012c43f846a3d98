package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientException;
import java.io.Serial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.UncategorizedR2dbcException;

/** What a statement gets that reaches a server which has just become a standby. */
class DatabaseErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "25006, cannot execute INSERT in a read-only transaction",
    "0A000, cannot execute LISTEN during recovery",
  })
  void aStandbyIsADatabaseThatIsUnavailable(String state, String message) {
    assertThat(DatabaseErrors.translate(spring(state, message)))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessage("the database accepts no writes");
  }

  @Test
  void anotherUnsupportedStatementIsNoOutage() {
    Throwable error = spring("0A000", "cannot insert multiple commands into a prepared statement");

    assertThat(DatabaseErrors.translate(error)).isSameAs(error);
  }

  private static Throwable spring(String state, String message) {
    R2dbcException driver = new Refusal(message, state);
    return new UncategorizedR2dbcException("execute", "insert into store", driver);
  }

  private static final class Refusal extends R2dbcNonTransientException {
    @Serial private static final long serialVersionUID = 1L;

    Refusal(String message, String state) {
      super(message, state);
    }
  }
}
