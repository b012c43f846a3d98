package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GuardrailsCacheTest {
  private static final StoreBlueprint ALPHA = store("alpha", "small");
  private static final StoreBlueprint BETA = store("beta", "small");

  private final GuardrailsCache cache = new GuardrailsCache();
  private final List<StoreBlueprint> rendered = new ArrayList<>();
  private String settings = "one";

  private static StoreBlueprint store(String subdomain, String plan) {
    return new StoreBlueprint(
        new StoreId(UUID.randomUUID()),
        new StoreName("Shop " + subdomain),
        new Subdomain(subdomain),
        new Owner("owner-of-" + subdomain),
        new PlanName(plan),
        subdomain + ".localhost",
        "http://" + subdomain + ".localhost");
  }

  private String render(StoreBlueprint store, Function<StoreBlueprint, String> chart) {
    return cache.of(
        store,
        each -> settings + each.plan() + each.host() + each.id(),
        each -> {
          rendered.add(each);
          return chart.apply(each);
        });
  }

  private static String quota(StoreBlueprint store) {
    return "namespace: %s, id: %s, plan: %s, host: %s"
        .formatted(store.namespace(), store.id(), store.plan(), store.host());
  }

  @Test
  void the_second_store_of_a_plan_is_not_rendered_and_gets_the_same_as_from_helm() {
    assertThat(render(ALPHA, GuardrailsCacheTest::quota)).isEqualTo(quota(ALPHA));
    rendered.clear();

    assertThat(render(BETA, GuardrailsCacheTest::quota)).isEqualTo(quota(BETA));
    assertThat(render(ALPHA, GuardrailsCacheTest::quota)).isEqualTo(quota(ALPHA));
    assertThat(rendered).isEmpty();
  }

  @Test
  void another_plan_and_other_settings_are_rendered() {
    render(ALPHA, GuardrailsCacheTest::quota);
    StoreBlueprint large = store("gamma", "large");
    assertThat(render(large, GuardrailsCacheTest::quota)).isEqualTo(quota(large));
    rendered.clear();

    settings = "two";
    assertThat(render(BETA, each -> "two " + quota(each))).isEqualTo("two " + quota(BETA));
    assertThat(rendered).contains(BETA);
  }

  @Test
  void a_chart_that_uses_name_or_owner_is_rendered_for_each_store() {
    for (Function<StoreBlueprint, String> chart :
        List.<Function<StoreBlueprint, String>>of(
            each -> "name: " + each.name(), each -> "owner: " + each.owner())) {
      settings = String.valueOf(System.identityHashCode(chart));
      render(ALPHA, chart);
      assertThat(render(BETA, chart)).isEqualTo(chart.apply(BETA));
    }
  }

  @Test
  void a_chart_that_changes_the_subdomain_is_rendered_for_each_store() {
    for (Function<String, String> change :
        List.<Function<String, String>>of(
            text -> text.substring(0, Math.min(text.length(), 20)),
            text -> Integer.toHexString(text.hashCode()))) {
      settings = String.valueOf(System.identityHashCode(change));
      Function<StoreBlueprint, String> chart = each -> change.apply(each.subdomain().value());
      render(ALPHA, chart);
      assertThat(render(BETA, chart)).isEqualTo(chart.apply(BETA));
    }
  }

  @Test
  void a_base_domain_that_contains_the_subdomain_stays_as_it_is() {
    StoreBlueprint shop = at("shop", "shop.shop-platform.example.com");
    StoreBlueprint other = at("other", "other.shop-platform.example.com");

    assertThat(render(shop, GuardrailsCacheTest::quota)).isEqualTo(quota(shop));
    rendered.clear();
    assertThat(render(other, GuardrailsCacheTest::quota)).isEqualTo(quota(other));
    assertThat(rendered).isEmpty();
  }

  private static StoreBlueprint at(String subdomain, String host) {
    return new StoreBlueprint(
        new StoreId(UUID.randomUUID()),
        new StoreName("Shop"),
        new Subdomain(subdomain),
        new Owner("team"),
        new PlanName("small"),
        host,
        "https://" + host);
  }

  @Test
  void a_chart_that_refuses_the_sample_is_rendered_for_each_store() {
    Function<StoreBlueprint, String> chart =
        each -> {
          if (each.host().length() > 40) {
            throw new IllegalStateException("the host is too long");
          }
          return quota(each);
        };

    assertThat(render(ALPHA, chart)).isEqualTo(quota(ALPHA));
    assertThat(render(BETA, chart)).isEqualTo(quota(BETA));
  }
}
