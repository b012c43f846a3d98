package io.urumi.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.SignInEngine;
import io.urumi.application.StoreEngine;
import io.urumi.application.TeamEngine;
import io.urumi.application.TestDatabase;
import io.urumi.application.TokenEngine;
import io.urumi.application.access.AccessRules.Rule;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.session.FastPasswordHasher;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls every method of every driving port of an embedded engine with every role, for a store of
 * the caller's team, of another team, and for none. The methods are found by reflection.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  /** What a caller gets. */
  private enum Result {
    DONE,
    /** As if it did not exist. */
    HIDDEN,
    DENIED
  }

  private final TestDatabase database = new TestDatabase();
  private final SimulatedCluster cluster = SimulatedCluster.open(SimulationSettings.defaults());
  private final StoreEngine engine =
      StoreEngine.builder(
              database.ports(),
              new ClusterPorts(
                  cluster.tenantSpace(),
                  cluster.releases(),
                  cluster.storefrontProbe(),
                  cluster.cluster()))
          .build();
  private final SignInEngine signIns =
      new SignInEngine(
          database.ports(),
          database.accountPorts(),
          new FastPasswordHasher(),
          SessionTimeouts.defaults(),
          AccountSources.LOCAL,
          Clock.systemUTC());
  private final TokenEngine tokens =
      new TokenEngine(
          database.ports(),
          database.accountPorts().tokens(),
          AccountSources.LOCAL,
          Clock.systemUTC());
  private final TeamEngine teams =
      new TeamEngine(
          database.ports(),
          database.accountPorts(),
          new FastPasswordHasher(),
          AccountSources.LOCAL,
          new LimitPolicy(PlanCatalog.ofChart(), Limits.NONE),
          Clock.systemUTC());
  private final Map<String, Rule> rules = rules();
  private Map<String, Store> stores = Map.of();

  @BeforeAll
  void createStores() {
    stores =
        Map.of(
            "own", create("alpha", TestCallers.TEAM),
            "other team's", create("beta", TestCallers.OTHER_TEAM),
            "none", StoreFixtures.requested("gamma", "team-absent", Instant.now()));
  }

  private Map<String, Rule> rules() {
    Map<String, Rule> all = new HashMap<>(new AccessRules(engine).all());
    all.putAll(new SessionRules(signIns).all());
    all.putAll(new TokenRules(tokens).all());
    all.putAll(new TeamRules(teams, database.accountPorts()).all());
    return all;
  }

  private Store create(String subdomain, Owner owner) {
    Store named = StoreFixtures.requested(subdomain, owner.value(), Instant.now());
    CreateStoreCommand command =
        new CreateStoreCommand(
            new StoreName(subdomain),
            named.subdomain(),
            owner,
            null,
            null,
            TestCallers.of(PlatformRole.ADMINISTRATOR));
    Store store =
        ((CreateStoreUseCase.Outcome.Accepted) Await.one(engine.createStore().create(command)))
            .store();
    Await.done(
        database
            .ports()
            .events()
            .append(
                owner,
                List.of(
                    new StoreEvent.StepStarted(
                        store.id(), store.subdomain(), Instant.now(), Step.CREATE_NAMESPACE, 1))));
    return store;
  }

  @AfterAll
  void close() {
    engine.close();
    cluster.close();
    database.close();
  }

  /** Every method that the engines offer. */
  static Stream<String> methods() {
    return Stream.of(StoreEngine.class, SignInEngine.class, TeamEngine.class, TokenEngine.class)
        .flatMap(offering -> Arrays.stream(offering.getMethods()))
        .map(accessor -> (Class<?>) accessor.getReturnType())
        .filter(type -> type.getPackageName().startsWith("io.urumi.port.driving"))
        .flatMap(port ->
            Arrays.stream(port.getMethods())
                .map(method -> port.getSimpleName() + "." + method.getName()))
        .distinct()
        .sorted();
  }

  @Test
  void every_method_of_the_driving_ports_has_a_rule() {
    assertThat(methods()).containsExactlyInAnyOrderElementsOf(rules.keySet());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void every_caller_gets_what_the_table_of_roles_says(String method) {
    Rule rule = Objects.requireNonNull(rules.get(method), method);
    SortedMap<String, Result> expected = new TreeMap<>();
    TestCallers.all(rule.permission())
        .forEach((role, caller) ->
            stores.forEach((whose, store) ->
                expected.put(role + ", " + whose, expected(rule, caller, whose, store))));

    assertThat(results(rule)).isEqualTo(expected);
  }

  private static Result expected(Rule rule, Caller caller, String whose, Store store) {
    Permission permission = rule.permission();
    if (permission == null) {
      return Result.DONE;
    }
    Owner owner = store.spec().owner();
    boolean exists = !whose.equals("none");
    boolean permitted = TestCallers.permits(caller, permission, owner);
    boolean readable = TestCallers.permits(caller, Permission.STORE_READ, owner);
    return switch (rule.subject()) {
      case STORE -> {
        if (!exists || !permitted && !readable) {
          yield Result.HIDDEN;
        }
        yield permitted ? Result.DONE : Result.DENIED;
      }
      case LIST -> exists && permitted ? Result.DONE : Result.HIDDEN;
      case TEAM -> permitted ? Result.DONE : Result.DENIED;
      case PLATFORM -> TestCallers.permits(caller, permission, null) ? Result.DONE : Result.DENIED;
      case ANY_TEAM ->
          TestCallers.permits(caller, permission, TestCallers.TEAM) ? Result.DONE : Result.DENIED;
      case NOTHING -> Result.DONE;
    };
  }

  /** All at the same time. */
  private SortedMap<String, Result> results(Rule rule) {
    return Await.one(
        Flux.fromIterable(TestCallers.all(rule.permission()).entrySet())
            .flatMap(role ->
                Flux.fromIterable(stores.entrySet())
                    .flatMap(whose ->
                        Mono.defer(() -> rule.call().by(role.getValue(), whose.getValue()))
                            .map(found -> found ? Result.DONE : Result.HIDDEN)
                            .onErrorReturn(AccessDeniedException.class, Result.DENIED)
                            .map(result ->
                                Map.entry(role.getKey() + ", " + whose.getKey(), result))))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new)));
  }
}
