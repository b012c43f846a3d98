package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import org.junit.jupiter.api.Test;

final class StorefrontPageTest {
  private final StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
  private final String marker = "<meta name=\"urumi-store\" content=\"" + blueprint.id() + "\">";

  @Test
  void marker_and_name_make_it_the_shops_own() {
    assertThat(StorefrontPage.problem(blueprint, page(marker, "Shop alpha"))).isEmpty();
  }

  @Test
  void the_marker_may_be_written_as_xhtml_or_with_single_quotes() {
    String other = "<META  name='urumi-store'  content='" + blueprint.id() + "' />";

    assertThat(StorefrontPage.problem(blueprint, page(other, "Shop alpha"))).isEmpty();
  }

  @Test
  void the_name_without_the_marker_is_not_enough() {
    assertThat(StorefrontPage.problem(blueprint, page("", "Shop alpha")))
        .contains("it does not say which store it is.");
  }

  @Test
  void the_marker_of_another_store_is_named() {
    String other = marker.replace(blueprint.id().toString(), "another");

    assertThat(StorefrontPage.problem(blueprint, page(other, "Shop alpha")))
        .contains("it says that it is the store another.");
  }

  @Test
  void the_marker_without_the_name_is_not_enough() {
    assertThat(StorefrontPage.problem(blueprint, page(marker, "Shop")))
        .contains("the shop's name is not on it.");
  }

  private static String page(String head, String title) {
    return "<html><head>" + head + "<title>Products – " + title + "</title></head></html>";
  }
}
