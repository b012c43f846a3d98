package io.urumi.application.anchor;

import io.urumi.port.driven.anchor.AnchorLog;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.anchor.AuditAnchor;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.VerifiedLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signs the end of the audit log at an interval and writes it outside the database. Before that, it
 * verifies that the log continues the last anchor: a log that does not is not signed, so that the
 * anchors stay evidence.
 *
 * <p>Each replica anchors by itself, without a lock in the database: whoever can change the
 * database cannot stop it by holding a lock.
 */
public final class AuditAnchoring {
  private static final Logger LOG = System.getLogger(AuditAnchoring.class.getName());
  private static final Duration LAST_RUN_TIMEOUT = Duration.ofSeconds(3);

  private final AuditLog audit;
  private final AnchorKey key;
  private final AnchorLog anchors;
  private final Duration interval;
  private final Clock clock;
  private final Disposable.Swap running = Disposables.swap();
  private volatile AnchorStatus status = new AnchorStatus(true, null, null, null);

  public AuditAnchoring(AuditLog audit, AnchorSettings settings, Clock clock) {
    this.audit = audit;
    this.key = settings.key();
    this.anchors = settings.log();
    this.interval = settings.interval();
    this.clock = clock;
  }

  public AnchorStatus status() {
    return status;
  }

  /** Anchors now and at each interval. */
  public void start() {
    running.update(
        Flux.interval(Duration.ZERO, interval, Schedulers.parallel())
            .onBackpressureDrop()
            .concatMap(_ -> run(), 0)
            .subscribe());
  }

  /** Stops, after a last anchor: what is appended later, while no process runs, has none. */
  public void stop() {
    running.dispose();
    run().timeout(LAST_RUN_TIMEOUT).onErrorComplete().block();
  }

  /** Verifies and anchors once; never fails. */
  Mono<Void> run() {
    return Mono.defer(this::anchor)
        .onErrorResume(error -> {
          report("The audit log could not be anchored: " + error.getMessage());
          return Mono.empty();
        })
        .then();
  }

  private Mono<AuditAnchor> anchor() {
    return anchors
        .last()
        .map(last -> verified(last.end(), last))
        .defaultIfEmpty(verified(AuditCheckpoint.ORIGIN, null))
        .flatMap(work -> work);
  }

  private Mono<AuditAnchor> verified(AuditCheckpoint from, @Nullable AuditAnchor last) {
    return audit.verify(from).flatMap(log -> conclude(log, last));
  }

  private Mono<AuditAnchor> conclude(VerifiedLog log, @Nullable AuditAnchor last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!log.result().intact()) {
      status = new AnchorStatus(true, last, now, status.problem());
      report(problem(log.result(), last));
      return Mono.empty();
    }
    AuditCheckpoint end = log.end();
    if (end.entries() == 0 || (last != null && end.equals(last.end()))) {
      status = new AnchorStatus(true, last, now, null);
      return Mono.empty();
    }
    AuditAnchor anchor =
        new AuditAnchor(
            end.entries(),
            end.hash(),
            now,
            key.id(),
            key.sign(AuditAnchor.text(end, now, key.id())));
    return anchors
        .write(anchor)
        .then(
            Mono.fromSupplier(() -> {
              status = new AnchorStatus(true, anchor, now, null);
              return anchor;
            }));
  }

  private static String problem(AuditVerification result, @Nullable AuditAnchor last) {
    String where = "entry " + result.brokenAt() + " is missing or was changed";
    return last == null
        ? "The audit log was changed: " + where + "."
        : "The audit log does not continue the anchor of "
            + last.at()
            + " with "
            + last.entries()
            + " entries: "
            + where
            + ". No anchor is written until that is resolved.";
  }

  /** Logs a problem once. */
  private void report(String problem) {
    AnchorStatus before = status;
    status = new AnchorStatus(true, before.last(), before.checkedAt(), problem);
    if (!Objects.equals(before.problem(), problem)) {
      LOG.log(Level.ERROR, problem);
    }
  }
}
