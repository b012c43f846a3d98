package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.state.NamespaceStorage;
import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** All namespaces as they are at the present time under the active faults, and their changes. */
final class SimulatedState implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private final NamespaceStorage namespaces;
  private final Clock clock;
  private final Delays delays;
  private final boolean demoFaults;
  private final PodSimulator pods;
  private final Faults faults;
  private volatile boolean closed;
  private final Sinks.Many<Subdomain> changes = Sinks.many().multicast().directBestEffort();

  SimulatedState(SimulationSettings settings, NamespaceStorage namespaces) {
    this.namespaces = namespaces;
    this.clock = settings.clock();
    this.delays = settings.delays();
    this.demoFaults = settings.demoFaults();
    this.pods = new PodSimulator(delays);
    this.faults = new Faults(this::changeFaults, new Random(settings.seed()));
    namespaces.all().forEach(namespace -> scheduleUpdates(null, namespace));
    namespaces.onExternalChange(name -> {
      scheduleUpdates(null, namespaces.find(name));
      publish(name);
    });
  }

  Faults faults() {
    return faults;
  }

  PodSimulator pods() {
    return pods;
  }

  Instant now() {
    return clock.instant();
  }

  /** The namespace; null when it does not exist. */
  @Nullable SimulatedNamespace find(Namespace name) {
    return existing(namespaces.find(name));
  }

  /** All namespaces that exist. */
  List<SimulatedNamespace> all() {
    return namespaces.all().stream().filter(namespace -> !isDeleted(namespace)).toList();
  }

  /** The namespace, when it belongs to the store and is not terminating; null otherwise. */
  @Nullable SimulatedNamespace findOwned(Namespace name, StoreId store) {
    SimulatedNamespace namespace = find(name);
    return namespace != null && namespace.deletionTimestamp() == null && isOwner(store, namespace)
        ? namespace
        : null;
  }

  static boolean isOwner(StoreId store, SimulatedNamespace namespace) {
    return namespace.owner().equals(store.toString());
  }

  /** The faults that are active in a namespace. */
  Set<Fault> faultsOf(SimulatedNamespace namespace) {
    Set<Fault> all = faults.of(namespace.subdomain());
    if (demoFaults) {
      DemoFault.of(namespace, now()).ifPresent(all::add);
    }
    return all;
  }

  /** Changes a namespace; null stands for one that does not exist. */
  @Nullable SimulatedNamespace change(Namespace name, NamespaceStorage.Change change) {
    List<@Nullable SimulatedNamespace> stored = new ArrayList<>();
    SimulatedNamespace after =
        namespaces.change(
            name,
            present -> {
              SimulatedNamespace before = existing(present);
              stored.add(present);
              SimulatedNamespace next = change.apply(before);
              return next == null || next.equals(before) ? next : next.nextVersion();
            });
    SimulatedNamespace before = stored.getFirst();
    if (after == null ? before != null : !after.equals(before)) {
      scheduleUpdates(before, after);
      publish(name);
    }
    return after;
  }

  /**
   * The namespace, when it belongs to the store and is not terminating.
   *
   * @throws StoreFailureException when it does not exist, is terminating or has another owner
   */
  static SimulatedNamespace requireOwned(
      Namespace name, StoreId store, @Nullable SimulatedNamespace namespace) {
    if (namespace == null) {
      throw new StoreFailureException(
          new StoreFailure.Unexpected(
              "the namespace " + name + " does not exist",
              "Simulated: namespaces \"" + name + "\" not found"));
    }
    if (namespace.deletionTimestamp() != null) {
      throw new StoreFailureException(
          new StoreFailure.NamespaceTerminating(
              name.value(), "", "Simulated: the namespace is being terminated"));
    }
    if (!isOwner(store, namespace)) {
      throw new StoreFailureException(
          new StoreFailure.NamespaceForeign(
              name.value(), "Simulated: it belongs to " + ownerOf(namespace)));
    }
    return namespace;
  }

  /** The RoleBinding of the platform's account. */
  static RoleBindingFact roleBinding(SimulatedNamespace namespace) {
    String difference = namespace.roleBinding();
    if (difference == null) {
      return new RoleBindingFact.Absent();
    }
    return difference.isEmpty()
        ? new RoleBindingFact.Bound()
        : new RoleBindingFact.Changed(difference);
  }

  /**
   * The namespace, when the platform's account has its role there.
   *
   * @throws StoreFailureException when it has not
   */
  static SimulatedNamespace requireRole(SimulatedNamespace namespace) {
    if (!roleBinding(namespace).permitsObservation()) {
      throw new StoreFailureException(
          new StoreFailure.PermissionMissing(
              "read or change objects in the Namespace " + namespace.namespace(),
              "Simulated: the account has no role in the namespace"));
    }
    return namespace;
  }

  static String ownerOf(SimulatedNamespace namespace) {
    return namespace.owner().length() == 36 ? "store " + namespace.owner() : namespace.owner();
  }

  /** Restarts the failing pods, which also ends the demonstration faults of pods. */
  SimulatedNamespace restartFailing(SimulatedNamespace namespace) {
    Failing failing = failing(namespace);
    if (!failing.database() && !failing.web()) {
      return namespace;
    }
    Set<String> ofPods =
        faultsOf(namespace).stream()
            .filter(fault -> fault.ofDatabase() || fault.ofWeb())
            .map(Fault::name)
            .collect(Collectors.toSet());
    Instant now = now();
    return namespace
        .withPods(
            failing.database() ? now : namespace.databaseStartedAt(),
            failing.web() ? now : namespace.webStartedAt())
        .resolve(ofPods);
  }

  /** The subdomains of namespaces that change after the subscription. */
  Flux<Subdomain> changes() {
    return changes
        .asFlux()
        .onBackpressureBuffer(BACKLOG, BufferOverflowStrategy.DROP_OLDEST)
        .publishOn(Schedulers.parallel());
  }

  private @Nullable SimulatedNamespace existing(@Nullable SimulatedNamespace stored) {
    return stored == null || isDeleted(stored) ? null : stored;
  }

  private boolean isDeleted(SimulatedNamespace namespace) {
    Instant deletion = namespace.deletionTimestamp();
    return deletion != null
        && !now().isBefore(deletion.plus(delays.deletion()))
        && !faultsOf(namespace).contains(Fault.NAMESPACE_HELD);
  }

  /** Pods that a fault made fail start again when it ends. */
  private void changeFaults(@Nullable Subdomain subdomain, Runnable change) {
    List<SimulatedNamespace> affected =
        namespaces.all().stream()
            .filter(
                namespace -> subdomain == null || namespace.subdomain().equals(subdomain.value()))
            .toList();
    List<Failing> before = affected.stream().map(this::failing).toList();
    change.run();
    for (int i = 0; i < affected.size(); i++) {
      Failing was = before.get(i);
      Namespace name = new Namespace(affected.get(i).namespace());
      if (was.database() || was.web()) {
        change(name, namespace -> namespace == null ? null : restartRecovered(namespace, was));
      }
      publish(name);
    }
  }

  private SimulatedNamespace restartRecovered(SimulatedNamespace namespace, Failing was) {
    Failing is = failing(namespace);
    Instant now = now();
    return namespace.withPods(
        was.database() && !is.database() ? now : namespace.databaseStartedAt(),
        was.web() && !is.web() ? now : namespace.webStartedAt());
  }

  private Failing failing(SimulatedNamespace namespace) {
    Set<Fault> active = faultsOf(namespace);
    Instant now = now();
    return new Failing(
        pods.database(namespace, active, now) instanceof WorkloadFact.Failing,
        pods.web(namespace, active, now) instanceof WorkloadFact.Failing);
  }

  private record Failing(boolean database, boolean web) {}

  private void scheduleUpdates(
      @Nullable SimulatedNamespace before, @Nullable SimulatedNamespace after) {
    if (after == null) {
      return;
    }
    List<Instant> scheduled = before == null ? List.of() : pods.changeTimes(before).toList();
    Instant now = now();
    Namespace name = new Namespace(after.namespace());
    pods.changeTimes(after)
        .filter(time -> !scheduled.contains(time) && time.isAfter(now))
        .forEach(time ->
            Schedulers.parallel()
                .schedule(
                    () -> Thread.startVirtualThread(() -> update(name)),
                    Duration.between(now, time).toMillis() + 1,
                    TimeUnit.MILLISECONDS));
    if (isDeleted(after)) {
      // Its deletion was complete before a process could remove it.
      Thread.startVirtualThread(() -> update(name));
    }
  }

  /** Removes a namespace whose deletion is complete, or publishes that its pods have changed. */
  private void update(Namespace name) {
    if (closed) {
      return;
    }
    try {
      if (change(name, namespace -> namespace) != null) {
        publish(name);
      }
    } catch (UncheckedIOException failed) {
      if (!closed) {
        throw failed;
      }
    }
  }

  private void publish(Namespace name) {
    Namespace.subdomainOf(name.value())
        .ifPresent(subdomain -> {
          synchronized (changes) {
            // Without a subscriber the change is dropped.
            changes.tryEmitNext(subdomain);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    namespaces.close();
  }
}
