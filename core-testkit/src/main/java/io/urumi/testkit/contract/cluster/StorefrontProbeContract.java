package io.urumi.testkit.contract.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The contract of {@link StorefrontProbe}. */
public abstract class StorefrontProbeContract {
  /** Timeout of a probe. */
  private static final Duration SECONDS = Duration.ofSeconds(8);

  /** Through a reachable ingress. */
  protected abstract StorefrontProbe probe();

  /** Through an unreachable ingress. */
  protected abstract StorefrontProbe probeWithoutIngress();

  /** A new store whose host is not served yet. */
  protected abstract StoreBlueprint newStore();

  /** Serves the store's page through the ingress. */
  protected abstract void serveStorePage(StoreBlueprint blueprint);

  /** Serves another page at the store's host. */
  protected abstract void serveOtherPage(StoreBlueprint blueprint);

  @Test
  public void a_storefront_with_its_own_page_is_reachable() {
    StoreBlueprint blueprint = newStore();
    serveStorePage(blueprint);

    assertThat(probe(probe(), blueprint)).isEqualTo(new StorefrontFact.Reachable());
  }

  /** Serves the page of a shop that its owner keeps closed. */
  protected abstract void closeByOwner(StoreBlueprint blueprint);

  @Test
  public void a_shop_that_its_owner_has_closed_is_not_a_problem() {
    StoreBlueprint blueprint = newStore();
    serveStorePage(blueprint);
    closeByOwner(blueprint);

    assertThat(probe(probe(), blueprint))
        .isInstanceOfSatisfying(
            StorefrontFact.ClosedByOwner.class, it -> assertThat(it.how()).matches(".*owner.*\\."));
  }

  @Test
  public void a_host_that_is_not_served_is_unreachable() {
    assertThat(problem(probe(), newStore()).code()).isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
  }

  @Test
  public void a_page_of_another_site_is_wrong_content() {
    StoreBlueprint blueprint = newStore();
    serveOtherPage(blueprint);

    assertThat(problem(probe(), blueprint).code()).isEqualTo(FailureCode.STOREFRONT_WRONG_CONTENT);
  }

  @Test
  public void an_unreachable_ingress_is_a_result_and_not_an_error() {
    assertThat(problem(probeWithoutIngress(), newStore()).code())
        .isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
  }

  @Test
  public void the_problem_names_the_stores_page() {
    StoreBlueprint blueprint = newStore();

    StoreFailure problem = problem(probe(), blueprint);

    assertThat(problem.message()).contains(blueprint.url());
    assertThat(problem.remedy()).isNotBlank();
  }

  private static StorefrontFact probe(StorefrontProbe probe, StoreBlueprint blueprint) {
    return Objects.requireNonNull(probe.probe(blueprint).block(SECONDS), "a fact");
  }

  private static StoreFailure problem(StorefrontProbe probe, StoreBlueprint blueprint) {
    StorefrontFact fact = probe(probe, blueprint);
    assertThat(fact).isInstanceOf(StorefrontFact.Unreachable.class);
    return ((StorefrontFact.Unreachable) fact).failure();
  }
}
