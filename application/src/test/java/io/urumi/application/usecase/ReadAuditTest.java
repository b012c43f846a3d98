package io.urumi.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Many verifications at once cost as much as one. */
class ReadAuditTest {
  private final SlowAuditLog log = new SlowAuditLog();
  private final ReadAudit audit = new ReadAudit(log);

  @Test
  void verificationsAtTheSameTimeShareOneRunAndLaterOnesDoNot() {
    List<AuditVerification> results = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      audit.verify().subscribe(results::add);
    }
    assertThat(log.runs).hasSize(1);
    AuditVerification first = new AuditVerification(true, 7, null);
    log.runs.getFirst().tryEmitValue(first);
    assertThat(results).hasSize(20).containsOnly(first);

    Mono<AuditVerification> later = audit.verify();
    AuditVerification second = new AuditVerification(false, 8, 3L);
    log.answer = second;
    assertThat(later.block()).isEqualTo(second);
  }

  @Test
  void aCallerThatLeavesDoesNotEndTheRunOfTheOthersAndAFailureIsNotKept() {
    Disposable leaving = audit.verify().subscribe();
    List<Throwable> failures = new ArrayList<>();
    audit.verify().subscribe(result -> {}, failures::add);
    leaving.dispose();
    log.runs.getFirst().tryEmitError(new IllegalStateException("no database"));
    assertThat(failures).hasSize(1);

    log.answer = new AuditVerification(true, 7, null);
    assertThat(audit.verify().block()).isEqualTo(log.answer);
  }

  private static final class SlowAuditLog implements AuditLog {
    private final List<Sinks.One<AuditVerification>> runs = new ArrayList<>();
    private @Nullable AuditVerification answer;

    @Override
    public Mono<AuditVerification> verify() {
      if (answer != null) {
        return Mono.just(answer);
      }
      Sinks.One<AuditVerification> run = Sinks.one();
      runs.add(run);
      return run.asMono();
    }

    @Override
    public Mono<AuditEntry> append(AuditDraft draft) {
      return Mono.error(new UnsupportedOperationException());
    }

    @Override
    public Mono<AuditPage> page(long before, int limit) {
      return Mono.error(new UnsupportedOperationException());
    }

    @Override
    public Flux<AuditEntry> entries(AuditFilter filter) {
      return Flux.error(new UnsupportedOperationException());
    }

    @Override
    public Mono<String> lastRequest(String subject) {
      return Mono.error(new UnsupportedOperationException());
    }
  }
}
