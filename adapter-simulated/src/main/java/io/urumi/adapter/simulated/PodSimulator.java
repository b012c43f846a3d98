package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives the state of a namespace's pods from their start times and the active faults. */
final class PodSimulator {
  private static final String DATABASE_POD = "store-db-0";
  private static final String WEB_POD = "store-web-5d8f7c9b64-x2x7q";

  private final Delays delays;

  PodSimulator(Delays delays) {
    this.delays = delays;
  }

  WorkloadFact database(SimulatedNamespace namespace, Set<Fault> faults, Instant now) {
    Instant started = namespace.databaseStartedAt();
    if (started == null) {
      return new WorkloadFact.Absent();
    }
    StoreFailure failure = databaseFailure(faults);
    if (failure != null) {
      return failing(started, now, failure);
    }
    return now.isBefore(started.plus(delays.database()))
        ? new WorkloadFact.Progressing("The database is starting.")
        : new WorkloadFact.Available();
  }

  WorkloadFact web(SimulatedNamespace namespace, Set<Fault> faults, Instant now) {
    Instant started = namespace.webStartedAt();
    if (started == null) {
      return new WorkloadFact.Absent();
    }
    StoreFailure failure = webFailure(faults);
    if (failure != null) {
      return failing(started, now, failure);
    }
    if (!(database(namespace, faults, now) instanceof WorkloadFact.Available)) {
      return new WorkloadFact.Progressing("The web server waits for the database.");
    }
    Instant ready = webReadyAt(namespace);
    return ready == null || now.isBefore(ready)
        ? new WorkloadFact.Progressing("The web server is starting.")
        : new WorkloadFact.Available();
  }

  /** Whether the ingress serves the shop's page, as far as the pods are concerned. */
  boolean isPageServed(SimulatedNamespace namespace, Set<Fault> faults, Instant now) {
    Instant ready = webReadyAt(namespace);
    return web(namespace, faults, now) instanceof WorkloadFact.Available
        && ready != null
        && !now.isBefore(ready.plus(delays.ingress()));
  }

  /** The times at which something changes without a call. */
  Stream<Instant> changeTimes(SimulatedNamespace namespace) {
    Stream.Builder<Instant> times = Stream.builder();
    Instant database = namespace.databaseStartedAt();
    if (database != null) {
      times.add(database.plus(delays.failureDetection()));
      times.add(database.plus(delays.database()));
    }
    Instant web = namespace.webStartedAt();
    if (web != null) {
      times.add(web.plus(delays.failureDetection()));
    }
    Instant ready = webReadyAt(namespace);
    if (ready != null) {
      times.add(ready);
    }
    Instant deletion = namespace.deletionTimestamp();
    if (deletion != null) {
      times.add(deletion.plus(delays.deletion()));
    }
    return times.build();
  }

  private @Nullable Instant webReadyAt(SimulatedNamespace namespace) {
    Instant database = namespace.databaseStartedAt();
    Instant web = namespace.webStartedAt();
    if (database == null || web == null) {
      return null;
    }
    Instant byDatabase = database.plus(delays.database());
    Instant byWeb = web.plus(delays.web());
    return byDatabase.isAfter(byWeb) ? byDatabase : byWeb;
  }

  private WorkloadFact failing(Instant started, Instant now, StoreFailure failure) {
    return now.isBefore(started.plus(delays.failureDetection()))
        ? new WorkloadFact.Progressing("The pod is starting.")
        : new WorkloadFact.Failing(failure);
  }

  private static @Nullable StoreFailure databaseFailure(Set<Fault> faults) {
    if (faults.contains(Fault.NO_STORAGE_CLASS)) {
      return new StoreFailure.VolumeUnbound(
          "data-store-db-0",
          "the cluster has no default storage class",
          "Simulated: no persistent volumes available for this claim and no storage class is set");
    }
    if (faults.contains(Fault.DATABASE_CRASHING)) {
      return new StoreFailure.ContainerCrashing(
          DATABASE_POD, "database", "Simulated: [ERROR] Aborting; exit code 1, restarted 3 times");
    }
    return null;
  }

  private static @Nullable StoreFailure webFailure(Set<Fault> faults) {
    if (faults.contains(Fault.IMAGE_MISSING)) {
      return new StoreFailure.ImagePullFailed(
          WEB_POD, "urumi.local/store-web:dev", "Simulated: ErrImagePull: manifest unknown");
    }
    if (faults.contains(Fault.WEB_CRASHING)) {
      return new StoreFailure.ContainerCrashing(
          WEB_POD, "web", "Simulated: PHP Fatal error; exit code 255, restarted 3 times");
    }
    if (faults.contains(Fault.NO_ROOM)) {
      return new StoreFailure.PodUnschedulable(
          WEB_POD,
          "0/1 nodes are available: 1 Insufficient memory",
          "Simulated: 0/1 nodes are available: 1 Insufficient memory");
    }
    return null;
  }
}
