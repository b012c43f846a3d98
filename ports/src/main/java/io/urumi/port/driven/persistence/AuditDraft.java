package io.urumi.port.driven.persistence;

import io.urumi.domain.store.Owner;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An audit entry without its sequence number and hash.
 *
 * @param subject the object of the action, for example {@code store/<id>}
 * @param subdomain of the store; null when the subject is not a store
 * @param owner of the subject; null when it has none
 * @param detail a sentence for users; never contains a secret
 */
public record AuditDraft(
    Instant at,
    Actor actor,
    AuditAction action,
    String subject,
    @Nullable String subdomain,
    @Nullable Owner owner,
    AuditEntry.Outcome outcome,
    String detail) {
  public AuditDraft {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(detail, "detail");
  }
}
