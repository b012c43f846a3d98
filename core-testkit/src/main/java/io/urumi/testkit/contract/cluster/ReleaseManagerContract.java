package io.urumi.testkit.contract.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What every implementation of {@link ReleaseManager} does. */
public abstract class ReleaseManagerContract {
  /** Longer than any call may take. */
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private StoreBlueprint blueprint;
  private ReleaseManager releases;

  /** A new store with an empty namespace. */
  protected abstract StoreBlueprint newStore();

  /** Releases of a valid chart. */
  protected abstract ReleaseManager releases();

  /** Releases of a chart that cannot be installed, in the same cluster. */
  protected abstract ReleaseManager releasesWithBrokenChart();

  /** Releases of a valid chart, in an unreachable cluster. */
  protected abstract ReleaseManager releasesWithoutCluster();

  /** Releases of another chart version, with other images, in the same cluster. */
  protected abstract ReleaseManager releasesWithNewerSettings();

  /**
   * Leaves the store's release as an interrupted operation does.
   *
   * @param status of the last revision, as Helm names it, for example {@code pending-upgrade}
   */
  protected abstract void leavePending(StoreBlueprint blueprint, String status);

  /** Deletes Helm's records of the release, as a user of the cluster could. */
  protected abstract void deleteRelease(StoreBlueprint blueprint);

  /**
   * Reads Helm's records of the release without the port.
   *
   * @return number and status of each kept revision, oldest first, for example {@code 1 superseded}
   */
  protected abstract List<String> revisions(StoreBlueprint blueprint);

  @BeforeEach
  public void prepare() {
    blueprint = newStore();
    releases = releases();
  }

  @Test
  public void a_store_that_was_never_deployed_has_no_release() {
    assertThat(status(blueprint)).isEqualTo(new ReleaseFact.Absent());
    assertThat(revisions()).isEmpty();
  }

  @Test
  public void the_first_deployment_creates_revision_one_which_is_current() {
    assertThat(deploy(blueprint)).isEqualTo(1);

    assertThat(status(blueprint))
        .isInstanceOfSatisfying(
            ReleaseFact.Deployed.class,
            deployed -> {
              assertThat(deployed.revision()).isEqualTo(1);
              assertThat(deployed.chartVersion())
                  .isEqualTo(get(releases.describe()).chartVersion());
              assertThat(deployed.current()).isTrue();
            });
  }

  @Test
  public void deploying_again_creates_the_next_revision_and_keeps_the_earlier_one() {
    deploy(blueprint);

    assertThat(deploy(blueprint)).isEqualTo(2);

    assertThat(revisions()).containsExactly("1 superseded", "2 deployed");
  }

  @Test
  public void a_release_with_other_settings_is_not_current_until_it_is_deployed_again() {
    deploy(blueprint);
    StoreBlueprint larger = withPlan(blueprint, "medium");
    StoreBlueprint renamed = withName(blueprint, "Café Ünïcode \"quoted\" & {{ braces }}");

    assertThat(isCurrent(larger)).isFalse();
    assertThat(isCurrent(renamed)).isFalse();
    assertThat(isCurrent(blueprint)).isTrue();
    assertThat(((ReleaseFact.Deployed) status(blueprint)).differences()).isEmpty();
    assertThat(((ReleaseFact.Deployed) status(larger)).differences())
        .singleElement()
        .asString()
        .contains("medium", "small");

    deploy(renamed);

    assertThat(isCurrent(renamed)).isTrue();
    assertThat(isCurrent(blueprint)).isFalse();
  }

  @Test
  public void an_interrupted_first_install_is_pending_and_recovered_by_deploying() {
    deploy(blueprint);
    leavePending(blueprint, "pending-install");

    assertThat(status(blueprint)).isEqualTo(new ReleaseFact.Pending(1, "pending-install"));

    deploy(blueprint);

    assertThat(isCurrent(blueprint)).isTrue();
  }

  @Test
  public void an_interrupted_upgrade_is_pending_and_recovered_by_deploying() {
    deploy(blueprint);
    deploy(blueprint);
    leavePending(blueprint, "pending-upgrade");

    assertThat(status(blueprint)).isEqualTo(new ReleaseFact.Pending(2, "pending-upgrade"));

    deploy(blueprint);

    assertThat(isCurrent(blueprint)).isTrue();
  }

  @Test
  public void a_release_names_the_store_that_it_was_last_deployed_for() {
    assertThat(releases.releaseMetadata(blueprint.namespace()).blockOptional(TIMEOUT)).isEmpty();
    deploy(blueprint);
    StoreBlueprint other =
        withPlan(withName(blueprint, "Café Ünïcode | \"quoted\" & {{ braces }}"), "medium");

    assertThat(get(releases.releaseMetadata(blueprint.namespace())))
        .isEqualTo(
            new ReleaseMetadata(
                blueprint.name(),
                blueprint.plan(),
                new StoreAddress(blueprint.host(), blueprint.url())));
    deploy(other);

    assertThat(get(releases.releaseMetadata(blueprint.namespace())))
        .isEqualTo(
            new ReleaseMetadata(
                other.name(), other.plan(), new StoreAddress(other.host(), other.url())));
  }

  @Test
  public void a_release_that_was_never_deployed_says_nothing_about_a_deployment() {
    assertThat(releases.deployedRelease(blueprint.namespace()).blockOptional(TIMEOUT)).isEmpty();
  }

  @Test
  public void a_store_is_deployed_again_with_the_chart_and_the_images_that_it_had() {
    deploy(blueprint);
    DeployedRelease kept = deployed();
    ReleaseManager newer = releasesWithNewerSettings();

    assertThat(kept.chartVersion()).isNotEqualTo(get(newer.describe()).chartVersion());
    // Twice, because each deployment writes the record that the next one reads.
    assertThat(get(newer.redeploy(blueprint, kept))).isEqualTo(2);
    assertThat(get(newer.redeploy(blueprint, kept))).isEqualTo(3);

    assertThat(deployed()).isEqualTo(kept);
    assertThat(isCurrent(blueprint)).isTrue();
    assertThat(revisions()).containsExactly("1 superseded", "2 superseded", "3 deployed");
  }

  @Test
  public void a_store_is_deployed_again_with_what_it_had_after_an_interrupted_upgrade() {
    deploy(blueprint);
    DeployedRelease kept = deployed();
    ReleaseManager newer = releasesWithNewerSettings();
    get(newer.deploy(blueprint));
    leavePending(blueprint, "pending-upgrade");

    get(newer.redeploy(blueprint, kept));

    assertThat(deployed()).isEqualTo(kept);
  }

  @Test
  public void without_its_record_a_store_keeps_its_images_and_gets_the_configured_chart() {
    deploy(blueprint);
    DeployedRelease kept = deployed();
    deleteRelease(blueprint);
    ReleaseManager newer = releasesWithNewerSettings();

    assertThat(get(newer.redeploy(blueprint, kept))).isEqualTo(1);

    DeployedRelease now = deployed();
    assertThat(now.chartVersion()).isEqualTo(get(newer.describe()).chartVersion());
    assertThat(now.webImage()).isEqualTo(kept.webImage());
    assertThat(now.databaseImage()).isEqualTo(kept.databaseImage());
  }

  @Test
  public void a_record_with_another_content_is_not_installed_but_its_images_are_kept() {
    deploy(blueprint);
    DeployedRelease kept = deployed().withoutDigest();
    ReleaseManager newer = releasesWithNewerSettings();

    get(newer.redeploy(blueprint, kept));

    DeployedRelease now = deployed();
    assertThat(now.chartVersion()).isEqualTo(get(newer.describe()).chartVersion());
    assertThat(now.webImage()).isEqualTo(kept.webImage());
    assertThat(now.databaseImage()).isEqualTo(kept.databaseImage());
  }

  @Test
  public void two_concurrent_deployments_of_one_release_both_succeed_one_after_the_other() {
    List<Integer> revisions =
        get(
            Mono.zip(releases.deploy(blueprint), releases.deploy(blueprint))
                .map(both -> List.of(both.getT1(), both.getT2())));

    assertThat(revisions).containsExactlyInAnyOrder(1, 2);
    assertThat(isCurrent(blueprint)).isTrue();
  }

  @Test
  public void no_more_than_ten_revisions_are_kept() {
    for (int revision = 1; revision <= 12; revision++) {
      deploy(blueprint);
    }

    assertThat(revisions()).hasSize(10).last().isEqualTo("12 deployed");
  }

  @Test
  public void guardrails_are_quota_limits_and_policies_without_any_workload() {
    String guardrails = get(releases.renderGuardrails(blueprint));

    assertThat(guardrails).contains("kind: ResourceQuota").contains("kind: NetworkPolicy");
    assertThat(guardrails)
        .doesNotContain("kind: Deployment")
        .doesNotContain("kind: StatefulSet")
        .doesNotContain("kind: ConfigMap");
    assertThat(status(blueprint)).isEqualTo(new ReleaseFact.Absent());
  }

  @Test
  public void the_guardrails_of_each_store_name_that_store() {
    String subdomain = blueprint.subdomain().value();
    StoreBlueprint other =
        new StoreBlueprint(
            new StoreId(UUID.randomUUID()),
            new StoreName(blueprint.name().value().replace(subdomain, "another-shop")),
            new Subdomain("another-shop"),
            blueprint.owner(),
            blueprint.plan(),
            blueprint.host().replace(subdomain, "another-shop"),
            blueprint.url().replace(subdomain, "another-shop"));
    String first = get(releases.renderGuardrails(blueprint));
    String second = get(releases.renderGuardrails(other));

    assertThat(second)
        .isEqualTo(
            first
                .replace(blueprint.id().toString(), other.id().toString())
                .replace(subdomain, "another-shop"));
    assertThat(get(releases.renderGuardrails(blueprint))).isEqualTo(first);
  }

  @Test
  public void a_broken_chart_is_reported_as_invalid_and_leaves_no_release() {
    ReleaseManager broken = releasesWithBrokenChart();

    assertThat(failure(broken.deploy(blueprint))).isEqualTo(FailureCode.CHART_INVALID);
    assertThat(failure(broken.renderGuardrails(blueprint))).isEqualTo(FailureCode.CHART_INVALID);
    assertThat(status(blueprint)).isEqualTo(new ReleaseFact.Absent());
  }

  @Test
  public void a_release_is_still_observed_while_the_chart_is_broken() {
    deploy(blueprint);

    assertThat(get(releasesWithBrokenChart().status(blueprint)))
        .isInstanceOfSatisfying(
            ReleaseFact.Deployed.class, it -> assertThat(it.revision()).isEqualTo(1));
  }

  @Test
  public void a_cluster_that_does_not_answer_is_reported_as_unreachable() {
    ReleaseManager unreachable = releasesWithoutCluster();

    assertThat(failure(unreachable.status(blueprint))).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    assertThat(failure(unreachable.deploy(blueprint))).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
  }

  @Test
  public void it_describes_the_implementation_and_the_chart() {
    assertThat(get(releases.describe()))
        .satisfies(it -> {
          assertThat(it.implementation()).isNotBlank();
          assertThat(it.version()).isNotBlank();
          assertThat(it.chartName()).isNotBlank();
          assertThat(it.chartVersion()).isNotBlank();
        });
  }

  /** The same store with another plan. */
  protected static StoreBlueprint withPlan(StoreBlueprint it, String plan) {
    return new StoreBlueprint(
        it.id(), it.name(), it.subdomain(), it.owner(), new PlanName(plan), it.host(), it.url());
  }

  /** The same store with another name. */
  protected static StoreBlueprint withName(StoreBlueprint it, String name) {
    return new StoreBlueprint(
        it.id(), new StoreName(name), it.subdomain(), it.owner(), it.plan(), it.host(), it.url());
  }

  private int deploy(StoreBlueprint store) {
    return get(releases.deploy(store));
  }

  private DeployedRelease deployed() {
    return get(releases.deployedRelease(blueprint.namespace()));
  }

  private ReleaseFact status(StoreBlueprint store) {
    return get(releases.status(store));
  }

  private boolean isCurrent(StoreBlueprint store) {
    return status(store) instanceof ReleaseFact.Deployed deployed && deployed.current();
  }

  private List<String> revisions() {
    return revisions(blueprint);
  }

  private static <T> T get(Mono<T> mono) {
    T value = mono.block(TIMEOUT);
    assertThat(value).isNotNull();
    return Objects.requireNonNull(value);
  }

  private static FailureCode failure(Mono<?> mono) {
    return assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> mono.block(TIMEOUT))
        .actual()
        .failure()
        .code();
  }
}
