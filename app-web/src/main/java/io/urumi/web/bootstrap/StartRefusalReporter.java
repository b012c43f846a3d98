package io.urumi.web.bootstrap;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says on stderr, in one sentence and without a stack trace, why the platform refuses to start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusalReporter implements SpringBootExceptionReporter {
  @Override
  @SuppressWarnings("SystemOut") // People look at stderr when a program ends at once.
  public boolean reportException(Throwable failure) {
    Optional<String> sentence = StartRefusal.sentence(failure);
    sentence.ifPresent(text -> System.err.println("Urumi does not start: " + text));
    return sentence.isPresent();
  }
}
