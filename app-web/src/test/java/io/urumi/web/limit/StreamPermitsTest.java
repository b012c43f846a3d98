package io.urumi.web.limit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class StreamPermitsTest {
  private static Disposable open(StreamPermits permits, String caller) {
    return permits.counted(caller, Flux.never()).subscribe();
  }

  @Test
  void a_closed_stream_is_free_for_its_caller_and_for_all() {
    StreamPermits permits = new StreamPermits(StreamPermits.Kind.STREAMS, 1, 2);
    Disposable first = open(permits, "a");
    open(permits, "b");
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> permits.check("c"));

    first.dispose();

    assertThatCode(() -> permits.check("a")).doesNotThrowAnyException();
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> permits.check("b"));
    open(permits, "c");
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> permits.check("a"));
  }

  @Test
  void a_stream_that_fails_or_ends_is_free() {
    StreamPermits permits = new StreamPermits(StreamPermits.Kind.STREAMS, 1, 1);
    permits.counted("a", Flux.empty()).subscribe();
    permits.counted("a", Flux.error(new IllegalStateException())).subscribe(_ -> {}, _ -> {});
    assertThatCode(() -> permits.check("b")).doesNotThrowAnyException();
  }
}
