package io.urumi.adapter.k8s.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StorefrontPageTest {
  private final StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
  private final String marker = "<meta name=\"urumi-store\" content=\"" + blueprint.id() + "\">";

  @Test
  void marker_and_name_make_it_the_shops_own() {
    assertThat(problem(marker, "Shop alpha")).isEmpty();
  }

  @Test
  void the_marker_may_be_written_as_xhtml_or_with_single_quotes() {
    String other = "<META  name='urumi-store'  content='" + blueprint.id() + "' />";

    assertThat(problem(other, "Shop alpha")).isEmpty();
  }

  @Test
  void the_name_without_the_marker_is_not_enough() {
    assertThat(problem("", "Shop alpha")).contains("it contains no store id.");
  }

  @Test
  void the_store_of_another_marker_is_named() {
    String other = marker.replace(blueprint.id().toString(), "another");

    assertThat(problem(other, "Shop alpha"))
        .contains("it contains the id of another store: another.");
  }

  @Test
  void the_marker_without_the_name_is_not_enough() {
    assertThat(problem(marker, "Shop")).contains("it does not contain the shop's name.");
  }

  @Test
  void a_marker_in_a_comment_or_a_script_does_not_count() {
    assertThat(problem("<!-- " + marker + " -->", "Shop alpha"))
        .contains("it contains no store id.");
    assertThat(problem("<script>'" + marker + "'</script>", "Shop alpha"))
        .contains("it contains no store id.");
  }

  @Test
  void a_page_that_is_cut_off_after_its_head_is_still_recognised() {
    assertThat(problem(marker, "Shop alpha</title></head><body><ul><li class=\"prod")).isEmpty();
  }

  private Optional<String> problem(String head, String title) {
    String html = "<html><head>" + head + "<title>Products – " + title + "</title></head></html>";
    return StorefrontPage.parse(html).problem(blueprint);
  }
}
