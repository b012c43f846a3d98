package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the pods of a space fare: all of it follows from when they were started, and from faults. */
final class Pods {
  private static final String DATABASE_POD = "store-db-0";
  private static final String WEB_POD = "store-web-5d8f7c9b64-x2x7q";

  private final Delays delays;

  Pods(Delays delays) {
    this.delays = delays;
  }

  WorkloadFact database(Space space, Set<Fault> faults, Instant now) {
    Instant since = space.databaseSince();
    if (since == null) {
      return new WorkloadFact.Absent();
    }
    StoreFailure failure = databaseFailure(faults);
    if (failure != null) {
      return trouble(since, now, failure);
    }
    return now.isBefore(since.plus(delays.database()))
        ? new WorkloadFact.Progressing("The database is starting.")
        : new WorkloadFact.Available();
  }

  WorkloadFact web(Space space, Set<Fault> faults, Instant now) {
    Instant since = space.webSince();
    if (since == null) {
      return new WorkloadFact.Absent();
    }
    StoreFailure failure = webFailure(faults);
    if (failure != null) {
      return trouble(since, now, failure);
    }
    if (!(database(space, faults, now) instanceof WorkloadFact.Available)) {
      return new WorkloadFact.Progressing("The web server waits for the database.");
    }
    Instant ready = webReadyAt(space);
    return ready == null || now.isBefore(ready)
        ? new WorkloadFact.Progressing("The web server is starting.")
        : new WorkloadFact.Available();
  }

  /** Whether the shop's page comes through the ingress, if nothing is wrong with that. */
  boolean pageServed(Space space, Set<Fault> faults, Instant now) {
    Instant ready = webReadyAt(space);
    return web(space, faults, now) instanceof WorkloadFact.Available
        && ready != null
        && !now.isBefore(ready.plus(delays.ingress()));
  }

  /** The moments at which something changes by itself. */
  Stream<Instant> turningPoints(Space space) {
    Stream.Builder<Instant> points = Stream.builder();
    Instant database = space.databaseSince();
    if (database != null) {
      points.add(database.plus(delays.trouble()));
      points.add(database.plus(delays.database()));
    }
    Instant web = space.webSince();
    if (web != null) {
      points.add(web.plus(delays.trouble()));
    }
    Instant ready = webReadyAt(space);
    if (ready != null) {
      points.add(ready);
    }
    Instant deleting = space.deletingSince();
    if (deleting != null) {
      points.add(deleting.plus(delays.deletion()));
    }
    return points.build();
  }

  private @Nullable Instant webReadyAt(Space space) {
    Instant database = space.databaseSince();
    Instant web = space.webSince();
    if (database == null || web == null) {
      return null;
    }
    Instant byDatabase = database.plus(delays.database());
    Instant byItself = web.plus(delays.web());
    return byDatabase.isAfter(byItself) ? byDatabase : byItself;
  }

  private WorkloadFact trouble(Instant since, Instant now, StoreFailure failure) {
    return now.isBefore(since.plus(delays.trouble()))
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
          WEB_POD, "docker.io/urumi/store-web:dev", "Simulated: ErrImagePull: manifest unknown");
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
