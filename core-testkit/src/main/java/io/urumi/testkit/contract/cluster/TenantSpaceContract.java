package io.urumi.testkit.contract.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.cluster.TenantSpace.View;
import io.urumi.port.model.store.ShopAdministrator;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** The contract of {@link TenantSpace}, in a real or simulated cluster. */
public abstract class TenantSpaceContract {
  /** Timeout of one call. */
  private static final Duration CALL = Duration.ofSeconds(30);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /** A guardrail of {@link #guardrails}. */
  protected static final String DEFAULT_DENY = "NetworkPolicy/store-default-deny";

  /** In a reachable cluster; the same at every call in a test. */
  protected abstract TenantSpace tenantSpace();

  /** In an unreachable cluster. */
  protected abstract TenantSpace unreachableTenantSpace();

  /** A new store without any objects; what the test creates is removed after it. */
  protected abstract StoreBlueprint newStore();

  /** Creates a namespace without the platform's labels. */
  protected abstract void createForeignNamespace(Namespace namespace);

  /** Whether the namespace exists and is not terminating. */
  protected abstract boolean isActive(Namespace namespace);

  /** Deploys the store's database and web server, as the release does. */
  protected abstract void deployWorkloads(StoreBlueprint blueprint);

  /** The same with an image of the web server that does not exist. */
  protected abstract void deployWorkloadsWithMissingImage(StoreBlueprint blueprint);

  /**
   * Deletes a guardrail without the platform.
   *
   * @param object kind and name, for example {@code NetworkPolicy/store-default-deny}
   */
  protected abstract void deleteGuardrail(Namespace namespace, String object);

  /** Creates a network policy that allows everything, as a user other than the platform. */
  protected abstract void addPolicy(Namespace namespace, String name);

  /** Deletes the RoleBinding of the platform's account without the platform. */
  protected abstract void deleteRoleBinding(Namespace namespace);

  /** Gives the RoleBinding of the platform's account another subject without the platform. */
  protected abstract void changeSubjectOfRoleBinding(Namespace namespace);

  /** Deletes the Secret with the credentials without the platform. */
  protected abstract void deleteCredentials(Namespace namespace);

  /** Longest time until the cluster has carried out a change. */
  protected abstract Duration timeout();

  // ------------------------------------------------------------------ namespace

  @Test
  public void without_a_namespace_nothing_is_observed() {
    assertThat(observe(newStore()))
        .isEqualTo(View.without(new NamespaceFact.Absent(), new RoleBindingFact.Absent()));
  }

  @Test
  public void a_created_namespace_is_observed_at_once_and_is_empty() {
    StoreBlueprint blueprint = newStore();

    act(tenantSpace().createNamespace(blueprint));

    assertThat(observe(blueprint))
        .isEqualTo(View.without(new NamespaceFact.Active(), new RoleBindingFact.Absent()));
  }

  @Test
  public void a_created_namespace_is_found_with_its_store() {
    StoreBlueprint blueprint = newStore();
    assertThat(findNamespace(blueprint.namespace())).isNull();

    act(tenantSpace().createNamespace(blueprint));

    DiscoveredNamespace found = Objects.requireNonNull(findNamespace(blueprint.namespace()));
    assertThat(found.storeId()).isEqualTo(blueprint.id());
    assertThat(found.subdomain()).isEqualTo(blueprint.subdomain());
    assertThat(found.name()).isEqualTo(blueprint.name());
    assertThat(found.owner()).isEqualTo(blueprint.owner());
    assertThat(found.plan()).isEqualTo(blueprint.plan());
    assertThat(found.complete()).isTrue();
    assertThat(found.terminating()).isFalse();
    assertThat(all()).contains(found);
  }

  @Test
  public void a_namespace_of_a_store_with_another_owner_is_observed_and_annotating_corrects_it() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    assertThat(observe(blueprint).annotated()).isTrue();
    StoreBlueprint given =
        new StoreBlueprint(
            blueprint.id(),
            blueprint.name(),
            blueprint.subdomain(),
            new Owner("another-team"),
            blueprint.plan(),
            blueprint.host(),
            blueprint.url());
    assertThat(observe(given).annotated()).isFalse();

    act(tenantSpace().annotate(given));

    assertThat(observe(given).annotated()).isTrue();
    assertThat(Objects.requireNonNull(findNamespace(given.namespace())).owner())
        .isEqualTo(given.owner());
  }

  @Test
  public void a_deleted_namespace_is_terminating_until_it_is_absent() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));

    act(tenantSpace().deleteNamespace(blueprint));

    assertThat(all().stream().filter(each -> each.namespace().equals(blueprint.namespace())))
        .allSatisfy(leaving -> assertThat(leaving.terminating()).isTrue());
    await(blueprint, view -> view.namespace() instanceof NamespaceFact.Absent);
    assertThat(findNamespace(blueprint.namespace())).isNull();
  }

  @Test
  public void a_foreign_namespace_is_never_found_whatever_its_name() {
    StoreBlueprint blueprint = newStore();
    createForeignNamespace(blueprint.namespace());

    assertThat(findNamespace(blueprint.namespace())).isNull();
    assertThat(all()).noneMatch(each -> each.namespace().equals(blueprint.namespace()));
    assertThat(isActive(blueprint.namespace())).isTrue();
  }

  @Test
  public void an_unreachable_cluster_is_not_an_empty_one() {
    for (Mono<?> read :
        List.of(
            unreachableTenantSpace().discoverNamespaces().collectList(),
            unreachableTenantSpace().find(newStore().namespace()))) {
      assertThatExceptionOfType(StoreFailureException.class)
          .isThrownBy(() -> read.block(CALL))
          .matches(unreachable -> unreachable.failure().code() == FailureCode.CLUSTER_UNREACHABLE);
    }
  }

  private @Nullable DiscoveredNamespace findNamespace(Namespace namespace) {
    return tenantSpace().find(namespace).block(CALL);
  }

  private List<DiscoveredNamespace> all() {
    return Objects.requireNonNull(tenantSpace().discoverNamespaces().collectList().block(CALL));
  }

  @Test
  public void every_change_may_be_repeated() {
    StoreBlueprint blueprint = newStore();
    for (int i = 0; i < 2; i++) {
      act(tenantSpace().createNamespace(blueprint));
      act(tenantSpace().bindRole(blueprint));
      act(tenantSpace().applyGuardrails(blueprint, guardrails()));
      act(tenantSpace().createCredentials(blueprint));
      act(tenantSpace().recreateFailingPods(blueprint));
    }

    View view = observe(blueprint);

    assertThat(view.namespace()).isEqualTo(new NamespaceFact.Active());
    assertThat(view.guardrails()).isEqualTo(new GuardrailsFact.Applied());
    assertThat(view.credentials()).isEqualTo(new CredentialsFact.Present());
  }

  @Test
  public void a_foreign_namespace_is_refused_and_not_changed() {
    StoreBlueprint blueprint = newStore();
    createForeignNamespace(blueprint.namespace());

    assertThat(observe(blueprint).namespace()).isInstanceOf(NamespaceFact.Foreign.class);
    assertForeign(blueprint);
    act(tenantSpace().deleteNamespace(blueprint));

    assertThat(isActive(blueprint.namespace())).isTrue();
  }

  @Test
  public void a_namespace_of_another_store_is_refused_and_not_changed() {
    StoreBlueprint first = newStore();
    act(tenantSpace().createNamespace(first));
    StoreBlueprint second = StoreFixtures.blueprint(first.subdomain().value());

    assertThat(observe(second).namespace())
        .isInstanceOfSatisfying(
            NamespaceFact.Foreign.class,
            foreign -> assertThat(foreign.owner()).contains(first.id().toString()));
    assertForeign(second);
    act(tenantSpace().deleteNamespace(second));

    assertThat(isActive(first.namespace())).isTrue();
    assertThat(observe(first).namespace()).isEqualTo(new NamespaceFact.Active());
  }

  private void assertForeign(StoreBlueprint blueprint) {
    for (Mono<Void> effect :
        List.of(
            tenantSpace().createNamespace(blueprint),
            tenantSpace().bindRole(blueprint),
            tenantSpace().applyGuardrails(blueprint, guardrails()),
            tenantSpace().createCredentials(blueprint))) {
      assertThat(failure(effect)).isEqualTo(FailureCode.NAMESPACE_FOREIGN);
    }
  }

  @Test
  public void nothing_can_be_created_in_a_missing_namespace() {
    StoreBlueprint blueprint = newStore();

    assertThat(failure(tenantSpace().bindRole(blueprint))).isNotNull();
    assertThat(failure(tenantSpace().applyGuardrails(blueprint, guardrails()))).isNotNull();
    assertThat(failure(tenantSpace().createCredentials(blueprint))).isNotNull();
    assertThat(observe(blueprint).namespace()).isEqualTo(new NamespaceFact.Absent());
  }

  // ------------------------------------------------------------------ role binding

  @Test
  public void a_bound_role_is_observed_at_once_and_with_it_the_rest() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));

    act(tenantSpace().bindRole(blueprint));

    assertThat(observe(blueprint))
        .isEqualTo(View.without(new NamespaceFact.Active(), new RoleBindingFact.Bound()));
  }

  @Test
  public void a_deleted_role_binding_is_published_observed_and_restored_by_binding_again() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);
    View before = observe(blueprint);
    try (Listener listener = new Listener(tenantSpace())) {
      deleteRoleBinding(blueprint.namespace());

      listener.awaitNext(blueprint.subdomain(), timeout());
    }

    // Without the role nothing else is observed.
    assertThat(await(blueprint, view -> !view.roleBinding().permitsObservation()))
        .isEqualTo(View.without(new NamespaceFact.Active(), new RoleBindingFact.Absent()));
    act(tenantSpace().bindRole(blueprint));
    assertThat(observe(blueprint)).isEqualTo(before);
  }

  @Test
  public void a_changed_role_binding_is_published_named_and_restored_by_binding_again() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);
    View before = observe(blueprint);
    try (Listener listener = new Listener(tenantSpace())) {
      changeSubjectOfRoleBinding(blueprint.namespace());

      listener.awaitNext(blueprint.subdomain(), timeout());
    }

    assertThat(await(blueprint, view -> !view.roleBinding().permitsObservation()))
        .isEqualTo(
            View.without(
                new NamespaceFact.Active(), new RoleBindingFact.Changed("it has other subjects")));
    act(tenantSpace().bindRole(blueprint));
    assertThat(observe(blueprint)).isEqualTo(before);
  }

  // ------------------------------------------------------------------ guardrails, credentials

  @Test
  public void guardrails_are_observed_at_once() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));

    act(tenantSpace().applyGuardrails(blueprint, guardrails()));

    assertThat(observe(blueprint).guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  public void claims_with_a_volume_are_kept() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));
    deployWorkloads(blueprint);
    await(blueprint, view -> view.database() instanceof WorkloadFact.Available);

    act(tenantSpace().deleteUnboundClaims(blueprint));

    assertThat(observe(blueprint).database()).isEqualTo(new WorkloadFact.Available());
  }

  @Test
  public void a_foreign_policy_that_weakens_the_isolation_is_reported_and_removed_by_applying() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));
    addPolicy(blueprint.namespace(), "allow-all");

    assertThat(await(blueprint, view -> view.guardrails() instanceof GuardrailsFact.NotApplied))
        .extracting(View::guardrails)
        .isEqualTo(new GuardrailsFact.NotApplied(List.of(), List.of("NetworkPolicy/allow-all")));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));
    assertThat(observe(blueprint).guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  public void a_policy_of_others_that_comes_back_is_removed_twice_and_then_only_reported() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));
    for (int i = 0; i < 2; i++) {
      addPolicy(blueprint.namespace(), "allow-all");
      act(tenantSpace().applyGuardrails(blueprint, guardrails()));
      assertThat(observe(blueprint).guardrails()).isEqualTo(new GuardrailsFact.Applied());
    }

    addPolicy(blueprint.namespace(), "allow-all");
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));

    assertThat(observe(blueprint).guardrails())
        .isEqualTo(new GuardrailsFact.Applied(List.of("NetworkPolicy/allow-all")));
  }

  @Test
  public void a_deleted_guardrail_is_named_and_applying_restores_it() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));

    deleteGuardrail(blueprint.namespace(), DEFAULT_DENY);

    assertThat(await(blueprint, view -> view.guardrails() instanceof GuardrailsFact.NotApplied))
        .extracting(View::guardrails)
        .isEqualTo(new GuardrailsFact.NotApplied(List.of(DEFAULT_DENY)));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));
    assertThat(observe(blueprint).guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  public void credentials_and_their_loss_are_observed_at_once() {
    StoreBlueprint blueprint = newStore();
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));

    act(tenantSpace().createCredentials(blueprint));
    assertThat(observe(blueprint).credentials()).isEqualTo(new CredentialsFact.Present());

    deleteCredentials(blueprint.namespace());
    assertThat(observe(blueprint).credentials()).isEqualTo(new CredentialsFact.Absent());
  }

  // ------------------------------------------------------------------ workloads

  @Test
  public void the_administrator_of_a_shop_is_read_from_the_credentials_of_this_store() {
    StoreBlueprint blueprint = newStore();
    assertThat(tenantSpace().administrator(blueprint).blockOptional(CALL)).isEmpty();
    build(blueprint);

    ShopAdministrator administrator =
        Objects.requireNonNull(tenantSpace().administrator(blueprint).block(CALL));

    assertThat(administrator.username()).startsWith("owner-");
    assertThat(administrator.password()).hasSizeGreaterThan(20);
    assertThat(administrator.toString())
        .doesNotContain(administrator.username(), administrator.password());
    act(tenantSpace().createCredentials(blueprint));
    assertThat(tenantSpace().administrator(blueprint).block(CALL)).isEqualTo(administrator);

    StoreBlueprint other =
        new StoreBlueprint(
            newStore().id(),
            blueprint.name(),
            blueprint.subdomain(),
            blueprint.owner(),
            blueprint.plan(),
            blueprint.host(),
            blueprint.url());
    assertThat(tenantSpace().administrator(other).blockOptional(CALL)).isEmpty();
    deleteCredentials(blueprint.namespace());
    assertThat(tenantSpace().administrator(blueprint).blockOptional(CALL)).isEmpty();
  }

  @Test
  public void workloads_become_available() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);

    deployWorkloads(blueprint);

    View view = await(blueprint, TenantSpaceContract::serves);
    assertThat(view.database()).isEqualTo(new WorkloadFact.Available());
    assertThat(view.web()).isEqualTo(new WorkloadFact.Available());
  }

  @Test
  public void a_missing_image_is_reported_with_its_cause() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);

    deployWorkloadsWithMissingImage(blueprint);

    View view = await(blueprint, seen -> seen.web() instanceof WorkloadFact.Failing);
    assertThat(((WorkloadFact.Failing) view.web()).failure())
        .satisfies(failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.IMAGE_PULL_FAILED);
          assertThat(failure.message()).isNotBlank();
          assertThat(failure.detail()).isNotBlank();
        });
  }

  @Test
  public void recreating_failing_pods_keeps_available_ones() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);
    deployWorkloads(blueprint);
    await(blueprint, TenantSpaceContract::serves);

    act(tenantSpace().recreateFailingPods(blueprint));

    assertThat(serves(observe(blueprint))).isTrue();
  }

  // ------------------------------------------------------------------ deletion

  @Test
  public void a_deleted_namespace_is_terminating_at_once_and_finally_absent() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);
    deployWorkloads(blueprint);

    act(tenantSpace().deleteNamespace(blueprint));
    act(tenantSpace().deleteNamespace(blueprint));

    assertThat(observe(blueprint).namespace())
        .isInstanceOfAny(NamespaceFact.Terminating.class, NamespaceFact.Absent.class);
    await(blueprint, view -> view.namespace() instanceof NamespaceFact.Absent);
    act(tenantSpace().deleteNamespace(blueprint));
    act(tenantSpace().createNamespace(blueprint));
    assertThat(observe(blueprint).namespace()).isEqualTo(new NamespaceFact.Active());
  }

  @Test
  public void nothing_can_be_created_while_the_namespace_is_terminating() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);

    act(tenantSpace().deleteNamespace(blueprint));

    for (Mono<Void> creation :
        List.of(
            tenantSpace().bindRole(blueprint),
            tenantSpace().createCredentials(blueprint),
            tenantSpace().createNamespace(blueprint))) {
      AtomicReference<@Nullable Throwable> refusal = new AtomicReference<>();
      creation.onErrorResume(error -> Mono.fromRunnable(() -> refusal.set(error))).block(CALL);
      // A cluster that has deleted it meanwhile had nothing to refuse.
      if (observe(blueprint).namespace() instanceof NamespaceFact.Terminating) {
        assertThat(refusal.get())
            .isInstanceOfSatisfying(
                StoreFailureException.class,
                refused ->
                    assertThat(refused.failure().code())
                        .isEqualTo(FailureCode.NAMESPACE_TERMINATING));
      }
    }
  }

  @Test
  public void deleting_a_missing_namespace_does_nothing() {
    StoreBlueprint blueprint = newStore();

    act(tenantSpace().deleteNamespace(blueprint));

    assertThat(observe(blueprint).namespace()).isEqualTo(new NamespaceFact.Absent());
  }

  // ------------------------------------------------------------------ changes

  @Test
  public void changes_reach_every_listener() {
    StoreBlueprint blueprint = newStore();
    try (Listener first = new Listener(tenantSpace());
        Listener second = new Listener(tenantSpace())) {
      act(tenantSpace().createNamespace(blueprint));
      first.awaitNext(blueprint.subdomain(), timeout());
      second.awaitNext(blueprint.subdomain(), timeout());

      act(tenantSpace().bindRole(blueprint));
      act(tenantSpace().applyGuardrails(blueprint, guardrails()));
      first.awaitNext(blueprint.subdomain(), timeout());

      deleteGuardrail(blueprint.namespace(), DEFAULT_DENY);
      await(blueprint, view -> view.guardrails() instanceof GuardrailsFact.NotApplied);
      second.awaitNext(blueprint.subdomain(), timeout());
    }
  }

  @Test
  public void a_change_of_pods_reaches_the_listener() {
    StoreBlueprint blueprint = newStore();
    build(blueprint);
    try (Listener listener = new Listener(tenantSpace())) {
      deployWorkloads(blueprint);
      await(blueprint, TenantSpaceContract::serves);

      listener.awaitNext(blueprint.subdomain(), timeout());
    }
  }

  // ------------------------------------------------------------------ unreachable cluster

  @Test
  public void every_call_reports_an_unreachable_cluster() {
    StoreBlueprint blueprint = newStore();
    TenantSpace unreachable = unreachableTenantSpace();
    for (Mono<?> call :
        List.of(
            unreachable.observe(blueprint),
            unreachable.createNamespace(blueprint),
            unreachable.bindRole(blueprint),
            unreachable.applyGuardrails(blueprint, guardrails()),
            unreachable.createCredentials(blueprint),
            unreachable.recreateFailingPods(blueprint),
            unreachable.deleteNamespace(blueprint))) {
      assertThat(failure(call)).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    }
  }

  @Test
  public void the_changes_of_an_unreachable_cluster_neither_end_nor_fail() {
    TenantSpace unreachable = unreachableTenantSpace();

    assertThat(
            unreachable
                .changes()
                .materialize()
                .next()
                .timeout(POLL_INTERVAL, Mono.empty())
                .blockOptional())
        .isEmpty();
  }

  // ------------------------------------------------------------------ helpers

  /** Small guardrails: a quota, limits, and two policies. */
  protected static String guardrails() {
    return """
    apiVersion: v1
    kind: ResourceQuota
    metadata:
      name: store-quota
    spec:
      hard:
        pods: "10"
        limits.memory: 2Gi
    ---
    # A document that only contains a comment is ignored.
    ---
    apiVersion: v1
    kind: LimitRange
    metadata:
      name: store-limits
    spec:
      limits:
        - type: Container
          default: {cpu: 500m, memory: 128Mi}
          defaultRequest: {cpu: 10m, memory: 32Mi}
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: store-default-deny
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: store-database
    spec:
      podSelector:
        matchLabels: {app.kubernetes.io/component: database}
      ingress:
        - from:
            - podSelector:
                matchLabels: {app.kubernetes.io/component: web}
          ports:
            - {port: 3306}
    """;
  }

  /** The steps before the release. */
  protected final void build(StoreBlueprint blueprint) {
    act(tenantSpace().createNamespace(blueprint));
    act(tenantSpace().bindRole(blueprint));
    act(tenantSpace().applyGuardrails(blueprint, guardrails()));
    act(tenantSpace().createCredentials(blueprint));
  }

  /** Observes until the observation is as expected. */
  protected final View await(StoreBlueprint blueprint, Predicate<View> expected) {
    return Objects.requireNonNull(
        Mono.defer(() -> tenantSpace().observe(blueprint))
            .repeatWhen(polls -> polls.delayElements(POLL_INTERVAL))
            .filter(expected)
            .blockFirst(timeout()));
  }

  /** One observation. */
  protected final View observe(StoreBlueprint blueprint) {
    return Objects.requireNonNull(tenantSpace().observe(blueprint).block(CALL), "a view");
  }

  /** Executes a change. */
  protected static void act(Mono<Void> effect) {
    effect.block(CALL);
  }

  /** The code with which a call fails. */
  protected static FailureCode failure(Mono<?> call) {
    return assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> call.block(CALL))
        .actual()
        .failure()
        .code();
  }

  /** Whether both workloads are available. */
  protected static boolean serves(View view) {
    return view.database() instanceof WorkloadFact.Available
        && view.web() instanceof WorkloadFact.Available;
  }

  /** Receives changes from its creation on. */
  protected static final class Listener implements AutoCloseable {
    private final List<Subdomain> received = new CopyOnWriteArrayList<>();
    private final Disposable subscription;

    public Listener(TenantSpace tenantSpace) {
      subscription = tenantSpace.changes().subscribe(received::add);
    }

    /** Waits for the next change of the subdomain. */
    public void awaitNext(Subdomain subdomain, Duration timeout) {
      Mono.fromSupplier(() -> received.remove(subdomain))
          .repeatWhen(polls -> polls.delayElements(POLL_INTERVAL))
          .filter(Boolean::booleanValue)
          .blockFirst(timeout);
      received.removeIf(subdomain::equals);
    }

    @Override
    public void close() {
      subscription.dispose();
    }
  }
}
