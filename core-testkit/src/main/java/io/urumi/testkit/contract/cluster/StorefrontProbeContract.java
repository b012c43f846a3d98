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

/** What every {@link StorefrontProbe} does. */
public abstract class StorefrontProbeContract {
  /** What "within seconds" means. */
  private static final Duration SECONDS = Duration.ofSeconds(8);

  /** Behind an ingress that answers. */
  protected abstract StorefrontProbe probe();

  /** Behind an ingress that does not. */
  protected abstract StorefrontProbe probeWithoutIngress();

  /** A new store whose host nobody serves yet. */
  protected abstract StoreBlueprint newStore();

  /** Makes the store's own page come through the ingress. */
  protected abstract void openShop(StoreBlueprint blueprint);

  /** Makes a page that is not the store's come through the ingress at its host. */
  protected abstract void serveSomethingElse(StoreBlueprint blueprint);

  @Test
  public void a_shop_that_shows_its_own_page_is_reachable() {
    StoreBlueprint blueprint = newStore();
    openShop(blueprint);

    assertThat(probe(probe(), blueprint)).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  public void a_host_that_nobody_serves_is_unreachable() {
    assertThat(problem(probe(), newStore()).code()).isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
  }

  @Test
  public void a_page_that_is_not_the_shops_own_is_wrong_content() {
    StoreBlueprint blueprint = newStore();
    serveSomethingElse(blueprint);

    assertThat(problem(probe(), blueprint).code()).isEqualTo(FailureCode.STOREFRONT_WRONG_CONTENT);
  }

  @Test
  public void an_ingress_that_is_away_is_an_answer_and_no_error() {
    assertThat(problem(probeWithoutIngress(), newStore()).code())
        .isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
  }

  @Test
  public void what_is_wrong_names_the_shops_page() {
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
