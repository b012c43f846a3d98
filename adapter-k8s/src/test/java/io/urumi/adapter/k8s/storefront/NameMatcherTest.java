package io.urumi.adapter.k8s.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameMatcherTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "Alpha Shop|<title>Shop &#8211; Alpha Shop</title>",
        "Bob's Bikes|<title>Bob&#8217;s Bikes</title>",
        "Bob's Bikes|<title>Bob&#039;s Bikes</title>",
        "Salt & Pepper|<title>Salt &amp; Pepper</title>",
        "Salt & Pepper|<title>Salt &#038; Pepper</title>",
        "The \"Best\" Shop|<title>The &#8220;Best&#8221; Shop</title>",
        "The \"Best\" Shop|<title>The &quot;Best&quot; Shop</title>",
        "A -- B|<title>A &#8211; B</title>",
        "Wait...|<title>Wait&#8230;</title>",
        "Frames 3x4|<title>Frames 3&#215;4</title>",
        "a < b > c|<title>a &lt; b &gt; c</title>",
        "Café Ünïcode|<title>Café Ünïcode</title>",
        "Café|<title>Cafe\u0301</title>",
        "Teekanne 🫖|<title>Teekanne &#x1fad6;</title>",
        "Brand (tm)|<title>Brand &#8482;</title>",
        "&amp; & Sons|<title>&amp;amp; &amp; Sons</title>",
      })
  void a_name_is_found_whatever_wordpress_does_to_its_typography(String name, String page) {
    assertThat(NameMatcher.contains(Jsoup.parse(page).title(), name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Alpha Shop,<title>Beta Shop</title>", "Alpha Shop,<title>Alpha</title>"})
  void another_name_does_not_match(String name, String page) {
    assertThat(NameMatcher.contains(Jsoup.parse(page).title(), name)).isFalse();
  }

  @Test
  void text_that_only_looks_like_an_entity_is_kept() {
    String page = "<title>a & b &unknown; &</title>";

    assertThat(NameMatcher.contains(Jsoup.parse(page).title(), "a & b &unknown; &")).isTrue();
  }
}
