package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubdomainTest {
  private static Violation refused(@Nullable String text) {
    return assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Subdomain(text))
        .actual()
        .violations()
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "alpha", "a1b", "123", "my-shop", "a-b-c", "shop2026", "ab-c--d"})
  void a_valid_label_is_accepted_unchanged(String text) {
    assertThat(new Subdomain(text).value()).isEqualTo(text);
    assertThat(new Subdomain(text).namespace().value()).isEqualTo("store-" + text);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_missing_value_is_refused_as_required(@Nullable String text) {
    assertThat(refused(text).rule()).isEqualTo("required");
  }

  @ParameterizedTest
  @CsvSource({
    "Alpha, lowercase",
    "aLPHA, lowercase",
    "ALPHA, lowercase",
    "-alpha, dash",
    "alpha-, dash",
    "---, dash",
    "ab, length",
    "a, length",
    "my shop, characters",
    "my.shop, characters",
    "my_shop, characters",
    "shop/../etc, characters",
    "shop:80, characters",
    "caf\u00e9, characters",
    "\u0430lpha, characters",
    "alph\u0251, characters",
    "shop\u200b, characters",
    "xn--80ak6aa92e, punycode",
    "ab--cd, punycode"
  })
  void a_label_that_breaks_a_rule_is_refused_with_the_name_of_the_rule(String text, String rule) {
    Violation violation = refused(text);
    assertThat(violation.rule()).isEqualTo(rule);
    assertThat(violation.field()).isEqualTo("subdomain");
    assertThat(violation.message()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha\n", "alpha\u0000", " alpha", "alpha "})
  void invisible_characters_at_the_edges_are_refused_and_not_trimmed(String text) {
    assertThat(refused(text).rule()).isEqualTo("characters");
  }

  @Test
  void the_longest_label_fills_its_namespace_and_one_more_is_too_long() {
    assertThat(new Subdomain("a".repeat(57)).namespace().value()).hasSize(63);
    assertThat(refused("a".repeat(58)).rule()).isEqualTo("length");
    assertThat(refused("a".repeat(10_240)).message()).hasSizeLessThan(200);
  }

  @Test
  void the_refusal_of_upper_case_says_what_to_write_in_any_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(refused("MINI").message()).contains("\"mini\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void every_accepted_subdomain_and_its_namespace_are_dns_labels() {
    Random random = new Random(1);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      // Mostly of what is allowed, with now and then anything at all.
      String text =
          random
              .ints(random.nextInt(64), 0, 100)
              .map(n ->
                  n < 97 ? "abcxyz0189-".charAt(n % 11) : random.nextInt(Character.MAX_CODE_POINT))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      accepted += isAccepted(text) ? 1 : 0;
    }
    assertThat(accepted).isBetween(1_000, 19_000);
  }

  private static boolean isAccepted(String text) {
    try {
      Subdomain accepted = new Subdomain(text);
      assertThat(accepted.value()).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
      assertThat(accepted.namespace().value()).hasSizeLessThanOrEqualTo(63);
      assertThat(Namespace.subdomainOf(accepted.namespace().value())).contains(accepted);
      return true;
    } catch (InvalidValueException refused) {
      assertThat(refused.violations()).hasSize(1);
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kube-system", "store-", "store-a", "store-Alpha", "default"})
  void a_namespace_without_the_prefix_has_no_subdomain(String namespace) {
    assertThat(Namespace.subdomainOf(namespace)).isEmpty();
  }
}
