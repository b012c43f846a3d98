package io.urumi.web.bootstrap;

import io.urumi.domain.access.Caller;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.RecordedActor;
import io.urumi.port.model.audit.VerificationRun;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Delegates to the real query; exports scripted entries while a script is set. */
public final class ScriptedAudit implements ReadAuditQuery {
  private final ReadAuditQuery real;
  private final AtomicReference<@Nullable Flux<AuditEntry>> script = new AtomicReference<>();

  ScriptedAudit(ReadAuditQuery real) {
    this.real = real;
  }

  /**
   * Sets the script.
   *
   * @param next entries of every export; null for the real ones
   */
  public void play(@Nullable Flux<AuditEntry> next) {
    script.set(next);
  }

  /**
   * An entry for a script.
   *
   * @param sequence its number, and its seconds after the epoch
   */
  public static AuditEntry entry(int sequence, String detail) {
    return new AuditEntry(
        sequence,
        AuditEntry.CURRENT,
        Instant.EPOCH.plusSeconds(sequence),
        RecordedActor.of(TestPrincipals.local("127.0.0.1", "request-" + sequence)),
        "store.create",
        "store/01890a5d-ac96-774b-bcce-b302099a8057",
        "alpha",
        "local",
        AuditEntry.Outcome.ACCEPTED,
        detail,
        "a".repeat(64),
        "b".repeat(64));
  }

  @Override
  public Mono<AuditPage> page(Caller caller, long before, int limit) {
    return real.page(caller, before, limit);
  }

  @Override
  public Flux<AuditEntry> export(Caller caller, AuditFilter filter) {
    Flux<AuditEntry> now = script.get();
    return now == null ? real.export(caller, filter) : now;
  }

  @Override
  public AnchorStatus anchor(Caller caller) {
    return real.anchor(caller);
  }

  @Override
  public Mono<VerificationRun> verify(Caller caller, boolean full) {
    return real.verify(caller, full);
  }
}
