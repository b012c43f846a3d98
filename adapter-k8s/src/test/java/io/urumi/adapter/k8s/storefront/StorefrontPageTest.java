package io.urumi.adapter.k8s.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import org.junit.jupiter.api.Test;

final class StorefrontPageTest {
  private final StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
  private final String marker = "<meta name=\"urumi-store\" content=\"" + blueprint.id() + "\">";

  @Test
  void a_page_with_the_marker_is_the_shops_own_whatever_its_title() {
    assertThat(isOwn(marker, "Shop alpha")).isTrue();
    assertThat(isOwn(marker, "Neuer Name")).isTrue();
  }

  @Test
  void the_marker_may_be_written_as_xhtml_or_with_single_quotes() {
    String other = "<META  name='urumi-store'  content='" + blueprint.id() + "' />";

    assertThat(isOwn(other, "Shop alpha")).isTrue();
  }

  @Test
  void the_name_without_the_marker_is_not_enough() {
    assertThat(isOwn("", "Shop alpha")).isFalse();
  }

  @Test
  void the_marker_of_another_store_is_known() {
    String other = marker.replace(blueprint.id().toString(), "another");

    assertThat(isOwn(other, "Shop alpha")).isFalse();
    assertThat(page(other, "Shop alpha").stores()).containsExactly("another");
  }

  @Test
  void a_marker_in_a_comment_or_a_script_does_not_count() {
    assertThat(isOwn("<!-- " + marker + " -->", "Shop alpha")).isFalse();
    assertThat(isOwn("<script>'" + marker + "'</script>", "Shop alpha")).isFalse();
  }

  @Test
  void a_page_that_is_cut_off_after_its_head_is_still_recognised() {
    assertThat(isOwn(marker, "Shop alpha</title></head><body><ul><li class=\"prod")).isTrue();
  }

  @Test
  void the_coming_soon_page_is_recognised_by_the_mark_of_the_image_or_of_woocommerce() {
    assertThat(page(marker, "A").isComingSoon()).isFalse();
    assertThat(page("<meta name=\"urumi-shop\" content=\"coming-soon\">", "A").isComingSoon())
        .isTrue();
    assertThat(page("<meta name='woo-coming-soon-page' content='yes'>", "A").isComingSoon())
        .isTrue();
  }

  @Test
  void only_scripts_and_styles_of_the_shop_itself_are_insecure() {
    String style = "<link rel='stylesheet' href='%s://%s/a.css'>";
    assertThat(page(style.formatted("http", blueprint.host()), "A").insecureAsset(blueprint.host()))
        .contains("http://alpha.localhost/a.css");
    assertThat(
            page("<script src='HTTP://alpha.localhost/a.js'></script>", "A")
                .insecureAsset(blueprint.host()))
        .isPresent();
    assertThat(
            page(style.formatted("https", blueprint.host()), "A").insecureAsset(blueprint.host()))
        .isEmpty();
    assertThat(page(style.formatted("http", "fonts.example"), "A").insecureAsset(blueprint.host()))
        .isEmpty();
    assertThat(
            page("<link rel='alternate' href='http://alpha.localhost/feed/'>", "A")
                .insecureAsset(blueprint.host()))
        .isEmpty();
  }

  private boolean isOwn(String head, String title) {
    return page(head, title).isMarkedAs(blueprint.id());
  }

  private static StorefrontPage page(String head, String title) {
    return StorefrontPage.parse(
        "<html><head>" + head + "<title>Products – " + title + "</title></head></html>");
  }
}
