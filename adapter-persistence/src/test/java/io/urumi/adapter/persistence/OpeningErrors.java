package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Checks the error of a database that cannot be opened. */
final class OpeningErrors {
  static final String SECRET = "s3cret-passw0rd";

  private OpeningErrors() {}

  static void assertRefused(PersistenceSettings settings, String why) {
    Throwable refused = catchThrowable(() -> Persistence.open(settings));

    assertThat(refused).isInstanceOf(DatabaseUnavailableException.class).hasMessageContaining(why);
    StringWriter everything = new StringWriter();
    refused.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(SECRET);
  }
}
