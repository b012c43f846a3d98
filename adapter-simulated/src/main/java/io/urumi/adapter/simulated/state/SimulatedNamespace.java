package io.urumi.adapter.simulated.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.urumi.adapter.simulated.release.ReleaseHistory;
import io.urumi.adapter.simulated.release.ReleaseRevision;
import io.urumi.domain.store.Namespace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything in one namespace. For what takes time, the start time is stored, so that it also
 * progresses while no process runs.
 *
 * @param owner the store's id, or the name of another owner
 * @param version increases with every change
 * @param deletionTimestamp null until the namespace is deleted
 * @param roleBinding of the platform's account: empty as applied, otherwise what was changed; null
 *     when there is none, also in a file of an earlier version
 * @param guardrailsApplied kind and name of each object, as last applied
 * @param guardrailsPresent those of them that exist unchanged, and those of others
 * @param removals kind and name of a foreign object, once for each time it was removed
 * @param revisions of the release, oldest first
 * @param databaseStartedAt start of the database's pod; null when there is none
 * @param webStartedAt start of the web server's pod; null when there is none
 * @param resolvedFaults names of the demonstration faults that are over in this namespace
 * @param annotations name, owner and plan of the store; empty when the namespace has none
 */
@RecordBuilder
public record SimulatedNamespace(
    String namespace,
    String owner,
    long version,
    Instant createdAt,
    @Nullable Instant deletionTimestamp,
    @Nullable String roleBinding,
    List<String> guardrailsApplied,
    List<String> guardrailsPresent,
    List<String> removals,
    boolean credentials,
    List<ReleaseRevision> revisions,
    @Nullable Instant databaseStartedAt,
    @Nullable Instant webStartedAt,
    Set<String> resolvedFaults,
    List<String> annotations)
    implements SimulatedNamespaceBuilder.With {

  private static final int MOST_REMOVALS = 2;

  public SimulatedNamespace {
    guardrailsApplied = List.copyOf(guardrailsApplied);
    guardrailsPresent = List.copyOf(guardrailsPresent);
    revisions = List.copyOf(revisions);
    // A file of an earlier version may lack these.
    removals = List.copyOf(Objects.requireNonNullElse(removals, List.of()));
    resolvedFaults = Set.copyOf(Objects.requireNonNullElse(resolvedFaults, Set.of()));
    annotations = List.copyOf(Objects.requireNonNullElse(annotations, List.of()));
  }

  /** A new namespace with nothing in it. */
  public static SimulatedNamespace create(
      Namespace namespace, String owner, List<String> annotations, Instant now) {
    return new SimulatedNamespace(
        namespace.value(),
        owner,
        0,
        now,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of(),
        null,
        null,
        Set.of(),
        annotations);
  }

  /** The store's subdomain, by the namespace's name. */
  public String subdomain() {
    return namespace.substring(Namespace.PREFIX.length());
  }

  /** The newest revision; null without a release. */
  public @Nullable ReleaseRevision lastRevision() {
    return revisions.isEmpty() ? null : revisions.getLast();
  }

  public SimulatedNamespace nextVersion() {
    return withVersion(version + 1);
  }

  /** Starts the deletion, unless it has started. */
  public SimulatedNamespace delete(Instant now) {
    return deletionTimestamp == null ? withDeletionTimestamp(now) : this;
  }

  /** Applies guardrails, and removes what others have added and may be removed. */
  public SimulatedNamespace applyGuardrails(List<String> objects) {
    List<String> present = new ArrayList<>(objects);
    present.addAll(reportedGuardrails());
    List<String> removed = new ArrayList<>(removals);
    removed.addAll(removableGuardrails());
    return withGuardrailsApplied(objects).withGuardrailsPresent(present).withRemovals(removed);
  }

  public SimulatedNamespace withPods(@Nullable Instant database, @Nullable Instant web) {
    return withDatabaseStartedAt(database).withWebStartedAt(web);
  }

  /** Marks demonstration faults as over. */
  public SimulatedNamespace resolve(Set<String> faults) {
    Set<String> all = new HashSet<>(resolvedFaults);
    all.addAll(faults);
    return withResolvedFaults(all);
  }

  /**
   * Makes a pending revision the deployed one. Pods start where there are none; the web server's
   * pod is also replaced when the revision differs from the one that was deployed before.
   */
  public SimulatedNamespace deploy(int revision, Instant now) {
    ReleaseRevision next = ReleaseHistory.get(revisions, revision);
    if (next == null || !next.pending()) {
      return this;
    }
    boolean keepWeb =
        webStartedAt != null
            && revisions.stream().filter(ReleaseRevision::deployed).anyMatch(next::hasSameContent);
    return withRevisions(ReleaseHistory.deploy(revisions, revision, now))
        .withPods(
            databaseStartedAt == null ? now : databaseStartedAt, keepWeb ? webStartedAt : now);
  }

  /** The foreign objects that the next application of the guardrails removes. */
  public List<String> removableGuardrails() {
    return foreignGuardrails().filter(this::isRemovable).toList();
  }

  /** The foreign objects that are only reported. */
  public List<String> reportedGuardrails() {
    return foreignGuardrails().filter(object -> !isRemovable(object)).toList();
  }

  private Stream<String> foreignGuardrails() {
    return guardrailsPresent.stream().filter(object -> !guardrailsApplied.contains(object));
  }

  /** An object that comes back after two removals has a controller. */
  private boolean isRemovable(String object) {
    return Collections.frequency(removals, object) < MOST_REMOVALS;
  }

  /** The objects that were applied and are missing or changed. */
  public List<String> damagedGuardrails() {
    List<String> damaged = new ArrayList<>(guardrailsApplied);
    damaged.removeAll(guardrailsPresent);
    return damaged;
  }
}
