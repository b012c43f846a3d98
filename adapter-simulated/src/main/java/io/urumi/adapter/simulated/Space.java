package io.urumi.adapter.simulated;

import io.urumi.domain.store.Namespace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is in one namespace. What needs time is kept as the moment when it began, so that
 * it goes on while nobody looks.
 *
 * @param owner the store's id, or the name of whoever else made it
 * @param version grows with every change
 * @param deletingSince null until it is deleted
 * @param guardrailsApplied kind and name of each object as it was applied last
 * @param guardrailsPresent those of them that are there unchanged
 * @param revisions of the release, oldest first
 * @param databaseSince when the database's pod was started; null when there is none
 * @param webSince when the web server's pod was started; null when there is none
 * @param says what the namespace says of its shop: name, owner and plan; empty when it says nothing
 * @param overcome faults for demonstrations that this space has behind it
 */
record Space(
    String namespace,
    String owner,
    long version,
    Instant createdAt,
    @Nullable Instant deletingSince,
    List<String> guardrailsApplied,
    List<String> guardrailsPresent,
    boolean credentials,
    List<ReleaseRevision> revisions,
    @Nullable Instant databaseSince,
    @Nullable Instant webSince,
    Set<Fault> overcome,
    List<String> says) {

  Space {
    guardrailsApplied = List.copyOf(guardrailsApplied);
    guardrailsPresent = List.copyOf(guardrailsPresent);
    revisions = List.copyOf(revisions);
    overcome = Set.copyOf(overcome);
    // A file of an earlier version has none.
    says = List.copyOf(Objects.requireNonNullElse(says, List.of()));
  }

  static Space create(Namespace namespace, String owner, List<String> says, Instant now) {
    return new Space(
        namespace.value(),
        owner,
        0,
        now,
        null,
        List.of(),
        List.of(),
        false,
        List.of(),
        null,
        null,
        Set.of(),
        says);
  }

  String subdomain() {
    return namespace.substring(Namespace.PREFIX.length());
  }

  @Nullable ReleaseRevision lastRevision() {
    return revisions.isEmpty() ? null : revisions.getLast();
  }

  Space nextVersion() {
    return new Space(
        namespace,
        owner,
        version + 1,
        createdAt,
        deletingSince,
        guardrailsApplied,
        guardrailsPresent,
        credentials,
        revisions,
        databaseSince,
        webSince,
        overcome,
        says);
  }

  Space deleting(Instant since) {
    return new Space(
        namespace,
        owner,
        version,
        createdAt,
        deletingSince == null ? since : deletingSince,
        guardrailsApplied,
        guardrailsPresent,
        credentials,
        revisions,
        databaseSince,
        webSince,
        overcome,
        says);
  }

  Space withGuardrails(List<String> applied, List<String> present) {
    return new Space(
        namespace,
        owner,
        version,
        createdAt,
        deletingSince,
        applied,
        present,
        credentials,
        revisions,
        databaseSince,
        webSince,
        overcome,
        says);
  }

  Space withCredentials(boolean there) {
    return new Space(
        namespace,
        owner,
        version,
        createdAt,
        deletingSince,
        guardrailsApplied,
        guardrailsPresent,
        there,
        revisions,
        databaseSince,
        webSince,
        overcome,
        says);
  }

  Space withRevisions(List<ReleaseRevision> next) {
    return new Space(
        namespace,
        owner,
        version,
        createdAt,
        deletingSince,
        guardrailsApplied,
        guardrailsPresent,
        credentials,
        next,
        databaseSince,
        webSince,
        overcome,
        says);
  }

  Space withPods(@Nullable Instant database, @Nullable Instant web) {
    return new Space(
        namespace,
        owner,
        version,
        createdAt,
        deletingSince,
        guardrailsApplied,
        guardrailsPresent,
        credentials,
        revisions,
        database,
        web,
        overcome,
        says);
  }

  Space overcoming(Set<Fault> faults) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    all.addAll(overcome);
    all.addAll(faults);
    return new Space(
        namespace,
        owner,
        version,
        createdAt,
        deletingSince,
        guardrailsApplied,
        guardrailsPresent,
        credentials,
        revisions,
        databaseSince,
        webSince,
        all,
        says);
  }

  /** The objects that were applied and are missing or changed. */
  List<String> damagedGuardrails() {
    List<String> damaged = new ArrayList<>(guardrailsApplied);
    damaged.removeAll(guardrailsPresent);
    return damaged;
  }
}
