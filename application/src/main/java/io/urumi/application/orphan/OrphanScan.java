package io.urumi.application.orphan;

import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry.Outcome;
import io.urumi.port.model.orphan.Orphan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Scans the cluster for orphaned namespaces, as {@link OrphanDecision} defines them. Changes only
 * the register of orphans; concurrent scans have the same result, and each orphan is reported once.
 */
public final class OrphanScan {
  private static final Logger LOG = System.getLogger(OrphanScan.class.getName());

  /** Number of namespaces per query. */
  private static final int BATCH = 200;

  /** Maximum number of releases read per scan; the rest is read by the next scan. */
  private static final int RELEASES = 20;

  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;
  private final StoreRepository stores;
  private final OrphanRegister orphans;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Actor self;
  private final Duration grace;

  /**
   * @param self actor of the audit entries
   * @param grace how long a namespace has to be orphaned before it is reported
   */
  public OrphanScan(
      PersistencePorts persistence, ClusterPorts cluster, Actor self, Duration grace) {
    this.tenantSpace = cluster.tenantSpace();
    this.releases = cluster.releases();
    this.stores = persistence.stores();
    this.orphans = persistence.orphans();
    this.audit = persistence.audit();
    this.transactions = persistence.transactions();
    this.self = self;
    this.grace = grace;
  }

  /**
   * Scans once. A scan that fails changes nothing.
   *
   * @return number of orphans, reported or not
   */
  public Mono<Integer> scan(Instant now) {
    return tenantSpace
        .discoverNamespaces()
        .buffer(BATCH)
        .concatMap(batch -> orphansAmong(batch, now))
        .collectList()
        .flatMap(found -> recordScan(found, now).thenReturn(found.size()));
  }

  private Flux<Orphan> orphansAmong(List<DiscoveredNamespace> batch, Instant now) {
    return stores
        .recordedSubdomains(
            batch.stream().map(DiscoveredNamespace::storeId).distinct().toList(),
            batch.stream().map(DiscoveredNamespace::subdomain).distinct().toList())
        .collectList()
        .flatMapIterable(recordedSubdomains ->
            batch.stream()
                .<Orphan>mapMulti((each, orphan) -> {
                  if (OrphanDecision.of(each, recordedSubdomains)
                      instanceof OrphanDecision.Orphaned orphaned) {
                    orphan.accept(orphan(each, orphaned, now));
                  }
                })
                .toList());
  }

  private static Orphan orphan(
      DiscoveredNamespace found, OrphanDecision.Orphaned orphaned, Instant now) {
    return new Orphan(
        found.namespace(),
        found.storeId(),
        found.subdomain(),
        orphaned.reason(),
        orphaned.heldBy(),
        new Orphan.Details(found.name(), found.owner(), found.plan()),
        found.createdAt(),
        found.terminating(),
        Orphan.Sightings.first(now));
  }

  private Mono<Void> recordScan(List<Orphan> found, Instant now) {
    Set<Namespace> existing = found.stream().map(Orphan::namespace).collect(Collectors.toSet());
    return orphans
        .all()
        .collectList()
        .flatMap(known ->
            complete(found, known)
                .concatMap(orphan -> recordSeen(orphan, now))
                .thenMany(Flux.fromIterable(known))
                .filter(orphan -> !existing.contains(orphan.namespace()))
                .concatMap(orphan -> resolve(orphan, now))
                .then());
  }

  /** Reads missing values from the release, once per namespace. */
  private Flux<Orphan> complete(List<Orphan> found, List<Orphan> known) {
    Map<Namespace, Orphan> before =
        known.stream().collect(Collectors.toMap(Orphan::namespace, Function.identity()));
    List<Orphan> merged =
        found.stream()
            .map(orphan -> withKnownDetails(orphan, before.get(orphan.namespace())))
            .toList();
    Set<Namespace> incomplete =
        merged.stream()
            .filter(
                orphan -> !orphan.details().complete() && !before.containsKey(orphan.namespace()))
            .limit(RELEASES)
            .map(Orphan::namespace)
            .collect(Collectors.toSet());
    return Flux.fromIterable(merged)
        .concatMap(orphan ->
            incomplete.contains(orphan.namespace()) ? readRelease(orphan) : Mono.just(orphan));
  }

  private static Orphan withKnownDetails(Orphan orphan, @Nullable Orphan before) {
    return before == null || !before.storeId().equals(orphan.storeId())
        ? orphan
        : orphan.completedBy(before.details());
  }

  private Mono<Orphan> readRelease(Orphan orphan) {
    return releases
        .releaseMetadata(orphan.namespace())
        .map(release -> new Orphan.Details(release.name(), null, release.plan()))
        .map(orphan::completedBy)
        // Only shown to users, so a failure to read it does not matter.
        .onErrorResume(_ -> Mono.empty())
        .defaultIfEmpty(orphan);
  }

  private Mono<Void> recordSeen(Orphan orphan, Instant now) {
    return orphans
        .recordSeen(orphan)
        .filter(recorded ->
            recorded.sightings().reportedAt() == null
                && !now.isBefore(recorded.sightings().first().plus(grace)))
        .flatMap(recorded -> report(recorded, now));
  }

  private Mono<Void> report(Orphan orphan, Instant now) {
    return transactions
        .within(
            orphans
                .markReported(orphan.namespace(), now)
                .filter(first -> first)
                .flatMap(_ ->
                    audit.append(draft(orphan, now, AuditAction.ORPHAN_FOUND, orphan.message()))))
        .doOnNext(_ -> LOG.log(Level.WARNING, orphan.message()))
        .then();
  }

  private Mono<Void> resolve(Orphan orphan, Instant now) {
    String message = "Namespace " + orphan.namespace() + " is no longer orphaned.";
    return transactions
        .within(
            orphans
                .remove(orphan.namespace())
                .filter(removed -> removed.sightings().reportedAt() != null)
                .flatMap(
                    _ -> audit.append(draft(orphan, now, AuditAction.ORPHAN_RESOLVED, message))))
        .doOnNext(_ -> LOG.log(Level.INFO, message))
        .then();
  }

  private AuditDraft draft(Orphan orphan, Instant now, AuditAction action, String message) {
    return new AuditDraft(
        now,
        self,
        action,
        "namespace/" + orphan.namespace(),
        orphan.subdomain().value(),
        // What a namespace says about its owner is not verified.
        null,
        Outcome.SUCCEEDED,
        message);
  }
}
