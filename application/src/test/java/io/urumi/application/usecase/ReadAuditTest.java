package io.urumi.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.ObjectScope;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.VerificationRun;
import io.urumi.port.model.audit.VerifiedLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Many verifications at once, or one after another, do not read the log again and again. */
class ReadAuditTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private final SlowAuditLog log = new SlowAuditLog();
  private Instant now = NOW;
  private final ReadAudit audit =
      new ReadAudit(
          log,
          () -> AnchorStatus.DISABLED,
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Test
  void verificationsAtTheSameTimeShareOneRunAndLaterOnesDoNot() {
    List<VerificationRun> results = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      audit.verify(false).subscribe(results::add);
      audit.verify(true).subscribe(results::add);
    }
    assertThat(log.runs).hasSize(1);
    log.runs.getFirst().tryEmitValue(intact(7));
    assertThat(results).hasSize(20).containsOnly(new VerificationRun(intact(7).result(), 1, NOW));

    log.answer = broken(3);
    assertThat(audit.verify(true).block()).isNotNull();
    assertThat(log.from).hasSize(2);
  }

  @Test
  void aCallerThatLeavesDoesNotEndTheRunOfTheOthersAndAFailureIsNotKept() {
    Disposable leaving = audit.verify(true).subscribe();
    List<Throwable> failures = new ArrayList<>();
    audit.verify(true).subscribe(result -> {}, failures::add);
    leaving.dispose();
    log.runs.getFirst().tryEmitError(new IllegalStateException("no database"));
    assertThat(failures).hasSize(1);

    log.answer = intact(7);
    assertThat(verify(true).result().intact()).isTrue();
  }

  @Test
  void aVerificationContinuesWhereTheLastOneEnded() {
    log.answer = intact(7);
    assertThat(verify(false)).isEqualTo(new VerificationRun(intact(7).result(), 1, NOW));
    now = NOW.plusSeconds(60);
    log.answer = intact(9);

    assertThat(verify(false)).isEqualTo(new VerificationRun(intact(9).result(), 7, NOW));
    assertThat(verify(false).from()).isEqualTo(9);
    assertThat(verify(true))
        .isEqualTo(new VerificationRun(intact(9).result(), 1, NOW.plusSeconds(60)));
    // The last one also compares the entry at the checkpoint.
    assertThat(log.from).containsExactly(0L, 7L, 9L, 0L, 9L);
  }

  @Test
  void allEntriesAreReadAgainAfterADay() {
    log.answer = intact(7);
    verify(false);
    now = NOW.plus(Duration.ofHours(24)).plusSeconds(1);

    assertThat(verify(false).from()).isEqualTo(1);
  }

  @Test
  void aFaultIsNotForgottenByTheNextVerification() {
    log.answer = intact(7);
    verify(false);
    log.full = broken(3);

    assertThat(verify(true).result().brokenAt()).isEqualTo(3);
    assertThat(verify(false).result().brokenAt()).isEqualTo(3);

    log.full = null;
    assertThat(verify(false).result().intact()).isTrue();
    assertThat(verify(false).from()).isEqualTo(7);
  }

  @Test
  void aFaultAfterTheCheckpointIsLocatedByReadingAllEntries() {
    log.answer = intact(7);
    verify(false);
    log.answer = broken(7);
    log.full = broken(3);

    assertThat(verify(false)).isEqualTo(new VerificationRun(broken(3).result(), 1, NOW));
  }

  @Test
  void aChainThatWasRecomputedCompletelyIsNotIntact() {
    log.answer = intact(7);
    verify(false);
    log.answer = broken(7);
    log.full = intact(7);

    assertThat(verify(false).result().brokenAt()).isEqualTo(7);
    assertThat(verify(true).result().brokenAt()).isEqualTo(7);
  }

  private VerificationRun verify(boolean full) {
    return Objects.requireNonNull(audit.verify(full).block());
  }

  private static VerifiedLog intact(long entries) {
    return new VerifiedLog(
        new AuditVerification(true, entries, null), new AuditCheckpoint(entries, "hash"));
  }

  private static VerifiedLog broken(long at) {
    return new VerifiedLog(
        new AuditVerification(false, at - 1, at), new AuditCheckpoint(at - 1, "hash"));
  }

  private static final class SlowAuditLog implements AuditLog {
    private final List<Sinks.One<VerifiedLog>> runs = new ArrayList<>();
    private final List<Long> from = new ArrayList<>();
    private @Nullable VerifiedLog answer;

    /** The answer to a full verification; null for the same as from a checkpoint. */
    private @Nullable VerifiedLog full;

    @Override
    public Mono<VerifiedLog> verify(AuditCheckpoint checkpoint) {
      from.add(checkpoint.entries());
      if (full != null && checkpoint.entries() == 0) {
        return Mono.just(full);
      }
      if (answer != null) {
        return Mono.just(answer);
      }
      Sinks.One<VerifiedLog> run = Sinks.one();
      runs.add(run);
      return run.asMono();
    }

    @Override
    public Mono<AuditEntry> append(AuditDraft draft) {
      return Mono.error(new UnsupportedOperationException());
    }

    @Override
    public Mono<AuditPage> page(ObjectScope scope, long before, int limit) {
      return Mono.error(new UnsupportedOperationException());
    }

    @Override
    public Flux<AuditEntry> entries(ObjectScope scope, AuditFilter filter) {
      return Flux.error(new UnsupportedOperationException());
    }

    @Override
    public Mono<String> lastRequest(String subject) {
      return Mono.error(new UnsupportedOperationException());
    }
  }
}
