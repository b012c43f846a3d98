package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** All spaces, as time and faults let them be, and the news of them. */
final class World implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private final Spaces spaces;
  private final Clock clock;
  private final Delays delays;
  private final boolean demoFaults;
  private final Pods pods;
  private final Faults faults;
  private volatile boolean closed;
  private final Sinks.Many<Subdomain> changes = Sinks.many().multicast().directBestEffort();

  World(SimulationSettings settings, Spaces spaces) {
    this.spaces = spaces;
    this.clock = settings.clock();
    this.delays = settings.delays();
    this.demoFaults = settings.demoFaults();
    this.pods = new Pods(delays);
    this.faults = new Faults(this::changeFaults, new Random(settings.seed()));
    spaces.all().forEach(space -> awaitTurningPoints(null, space));
    spaces.whenChangedElsewhere(namespace -> {
      awaitTurningPoints(null, spaces.find(namespace));
      announce(namespace);
    });
  }

  Faults faults() {
    return faults;
  }

  Pods pods() {
    return pods;
  }

  Instant now() {
    return clock.instant();
  }

  /** The space, or null when there is none, or none any more. */
  @Nullable Space look(Namespace namespace) {
    return living(spaces.find(namespace));
  }

  /** All spaces that there are. */
  List<Space> lookAround() {
    return spaces.all().stream().filter(space -> !gone(space)).toList();
  }

  /** The space of the store, there and not on its way out. */
  @Nullable Space lookFor(Namespace namespace, StoreId store) {
    Space space = look(namespace);
    return space != null && space.deletingSince() == null && owns(store, space) ? space : null;
  }

  static boolean owns(StoreId store, Space space) {
    return space.owner().equals(store.toString());
  }

  /** What is wrong with a space now. */
  Set<Fault> faultsOf(Space space) {
    Set<Fault> all = faults.of(space.subdomain());
    if (demoFaults) {
      DemoFault.of(space, now()).ifPresent(all::add);
    }
    return all;
  }

  /** Changes a space; null stands for one that is not there. */
  @Nullable Space change(Namespace namespace, Spaces.Change change) {
    List<@Nullable Space> before = new ArrayList<>();
    Space after =
        spaces.change(
            namespace,
            stored -> {
              Space was = living(stored);
              before.add(stored);
              Space next = change.apply(was);
              return next == null || next.equals(was) ? next : next.nextVersion();
            });
    Space was = before.getFirst();
    if (after == null ? was != null : !after.equals(was)) {
      awaitTurningPoints(was, after);
      announce(namespace);
    }
    return after;
  }

  /**
   * Changes a store's space.
   *
   * @throws StoreFailureException when it is not there, not the store's, or on its way out
   */
  Space changeOwn(Namespace namespace, StoreId store, Spaces.Change change) {
    Space after = change(namespace, space -> change.apply(requireOwn(namespace, store, space)));
    return Objects.requireNonNull(after);
  }

  /** The space, when it is the store's and usable. */
  static Space requireOwn(Namespace namespace, StoreId store, @Nullable Space space) {
    if (space == null) {
      throw new StoreFailureException(
          new StoreFailure.Unexpected(
              "the namespace " + namespace + " is not there",
              "Simulated: namespaces \"" + namespace + "\" not found"));
    }
    if (space.deletingSince() != null) {
      throw new StoreFailureException(
          new StoreFailure.NamespaceTerminating(
              namespace.value(), "", "Simulated: the namespace is being terminated"));
    }
    if (!owns(store, space)) {
      throw new StoreFailureException(
          new StoreFailure.NamespaceForeign(
              namespace.value(), "Simulated: it belongs to " + ownerOf(space)));
    }
    return space;
  }

  static String ownerOf(Space space) {
    return space.owner().length() == 36 ? "store " + space.owner() : space.owner();
  }

  /** The failing pods started anew; faults for demonstrations do not befall them again. */
  Space restartFailing(Space space) {
    Failing is = failing(space);
    if (!is.database() && !is.web()) {
      return space;
    }
    Set<Fault> overcome = EnumSet.noneOf(Fault.class);
    faultsOf(space).stream()
        .filter(fault -> fault.ofDatabase() || fault.ofWeb())
        .forEach(overcome::add);
    Instant now = now();
    return space
        .withPods(is.database() ? now : space.databaseSince(), is.web() ? now : space.webSince())
        .overcoming(overcome);
  }

  /** The subdomains of spaces that changed, from now on. */
  Flux<Subdomain> changes() {
    return changes
        .asFlux()
        .onBackpressureBuffer(BACKLOG, BufferOverflowStrategy.DROP_OLDEST)
        .publishOn(Schedulers.parallel());
  }

  private @Nullable Space living(@Nullable Space stored) {
    return stored == null || gone(stored) ? null : stored;
  }

  private boolean gone(Space space) {
    Instant deleting = space.deletingSince();
    return deleting != null
        && !now().isBefore(deleting.plus(delays.deletion()))
        && !faultsOf(space).contains(Fault.NAMESPACE_HELD);
  }

  /** Pods that a fault held down begin anew when it ends. */
  private void changeFaults(@Nullable Subdomain whose, Runnable change) {
    List<Space> concerned =
        spaces.all().stream()
            .filter(space -> whose == null || space.subdomain().equals(whose.value()))
            .toList();
    List<Failing> before = concerned.stream().map(this::failing).toList();
    change.run();
    for (int i = 0; i < concerned.size(); i++) {
      Failing was = before.get(i);
      Namespace namespace = new Namespace(concerned.get(i).namespace());
      if (was.database() || was.web()) {
        change(namespace, space -> space == null ? null : revived(space, was));
      }
      announce(namespace);
    }
  }

  private Space revived(Space space, Failing was) {
    Failing is = failing(space);
    Instant now = now();
    return space.withPods(
        was.database() && !is.database() ? now : space.databaseSince(),
        was.web() && !is.web() ? now : space.webSince());
  }

  private Failing failing(Space space) {
    Set<Fault> active = faultsOf(space);
    Instant now = now();
    return new Failing(
        pods.database(space, active, now) instanceof WorkloadFact.Failing,
        pods.web(space, active, now) instanceof WorkloadFact.Failing);
  }

  private record Failing(boolean database, boolean web) {}

  private void awaitTurningPoints(@Nullable Space before, @Nullable Space after) {
    if (after == null) {
      return;
    }
    List<Instant> known = before == null ? List.of() : pods.turningPoints(before).toList();
    Instant now = now();
    Namespace namespace = new Namespace(after.namespace());
    pods.turningPoints(after)
        .filter(point -> !known.contains(point) && point.isAfter(now))
        .forEach(point ->
            Schedulers.parallel()
                .schedule(
                    () -> Thread.startVirtualThread(() -> turn(namespace)),
                    Duration.between(now, point).toMillis() + 1,
                    TimeUnit.MILLISECONDS));
  }

  /** Clears away a space whose time is over, and tells of one that changed by itself. */
  private void turn(Namespace namespace) {
    if (closed) {
      return;
    }
    try {
      if (change(namespace, space -> space) != null) {
        announce(namespace);
      }
    } catch (UncheckedIOException failed) {
      if (!closed) {
        throw failed;
      }
    }
  }

  private void announce(Namespace namespace) {
    Namespace.subdomainOf(namespace.value())
        .ifPresent(subdomain -> {
          synchronized (changes) {
            // Nobody listening is no failure.
            changes.tryEmitNext(subdomain);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
    spaces.close();
  }
}
