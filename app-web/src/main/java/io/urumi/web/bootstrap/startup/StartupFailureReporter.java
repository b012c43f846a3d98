package io.urumi.web.bootstrap.startup;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints on stderr why the platform cannot start, in one sentence and without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailureReporter implements SpringBootExceptionReporter {
  @Override
  @SuppressWarnings("SystemOut") // A failed start must be visible whatever the log is set to.
  public boolean reportException(Throwable failure) {
    Optional<String> message = StartupFailure.message(failure);
    message.ifPresent(text -> System.err.println("Urumi cannot start: " + text));
    return message.isPresent();
  }
}
