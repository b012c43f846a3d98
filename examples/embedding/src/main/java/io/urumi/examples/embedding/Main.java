package io.urumi.examples.embedding;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.application.StoreEngine;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase.Outcome;
import io.urumi.port.driving.WatchStoresQuery.Update;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Creates one store and waits until it is ready.
 *
 * <p>Arguments: name and subdomain. Environment: {@code KUBECONFIG} for a real cluster, else it is
 * simulated; {@code URUMI_DATABASE_URL}, {@code …_USERNAME}, {@code …_PASSWORD} to share the
 * database of a control plane, else a database of its own under {@code URUMI_HOME}.
 */
public final class Main {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: Main NAME SUBDOMAIN");
      System.exit(2);
    }
    Map<String, String> environment = System.getenv();
    Path home = Path.of(environment.getOrDefault("URUMI_HOME", "target/embedding"));
    boolean ready;
    try (Persistence database = Persistence.open(database(environment, home));
        OpenCluster cluster = OpenCluster.open(environment.get("KUBECONFIG"), home);
        StoreEngine engine = engine(database, cluster)) {
      var status = Objects.requireNonNull(cluster.ports().cluster().status().block());
      database.bindToCluster(Objects.requireNonNull(cluster.ports().cluster().identity().block()));
      System.out.println("Cluster: " + status.name() + ". " + status.message());
      engine.start();
      ready = create(engine, arguments[0], arguments[1]);
    }
    System.exit(ready ? 0 : 1);
  }

  private static boolean create(StoreEngine engine, String name, String subdomain) {
    Caller caller = shopkeeper();
    CreateStoreCommand command =
        CreateStoreCommand.of(name, subdomain, null, UUID.randomUUID().toString(), caller);
    Outcome outcome = Objects.requireNonNull(engine.createStore().create(command).block());
    if (!(outcome instanceof Outcome.Accepted(Store store, boolean _))) {
      System.err.println("Refused: " + outcome);
      return false;
    }
    Update last =
        engine
            .watchStores()
            .watch(caller, 0L, store.id())
            .ofType(Update.class)
            .doOnNext(update -> System.out.println(update.event().event().message()))
            .filter(update -> ended(update.store().phase()))
            .blockFirst(TIMEOUT);
    Store end = Objects.requireNonNull(last).store();
    System.out.println(end.phase() + " " + engine.addressing().address(end).url());
    return end.phase() == Phase.READY;
  }

  /**
   * Who asks: the embedding program has authenticated a user and knows the teams. The user manages
   * the stores of the team {@code shops}, and sees no others.
   */
  private static Caller shopkeeper() {
    UUID id = UUID.nameUUIDFromBytes("shopkeeper".getBytes(StandardCharsets.UTF_8));
    return new Caller(
        Principal.user(id, "Shopkeeper"),
        Set.of(new Membership(new Owner("shops"), TeamRole.MANAGER)),
        Set.of(),
        null,
        "embedding",
        UUID.randomUUID().toString());
  }

  private static boolean ended(Phase phase) {
    return phase == Phase.READY || phase == Phase.FAILED;
  }

  private static StoreEngine engine(Persistence database, OpenCluster cluster) {
    return StoreEngine.builder(database.ports(), cluster.ports()).build();
  }

  private static PersistenceSettings database(Map<String, String> environment, Path home) {
    String url = environment.get("URUMI_DATABASE_URL");
    return url == null
        ? PersistenceSettings.embedded(home.resolve("embedded-database"))
        : PersistenceSettings.of(
            url,
            environment.get("URUMI_DATABASE_USERNAME"),
            environment.get("URUMI_DATABASE_PASSWORD"));
  }
}
