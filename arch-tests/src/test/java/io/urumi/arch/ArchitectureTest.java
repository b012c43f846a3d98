package io.urumi.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static JavaClasses product;

  @BeforeAll
  static void importProduct() {
    product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // The packaged program contains generated bean definitions.
            .withImportOption(location -> !location.contains("__"))
            .importPackages("io.urumi");
  }

  @ParameterizedTest
  @MethodSource("io.urumi.arch.Rules#all")
  void the_product_obeys_the_rule(Rules rule) {
    rule.under("io.urumi").check(product);
  }

  @ParameterizedTest
  @MethodSource("io.urumi.arch.Rules#all")
  void the_rule_fails_on_its_fixture(Rules rule) {
    JavaClasses broken = new ClassFileImporter().importPackages(rule.fixture());
    assertThat(broken).as("the fixture %s", rule.fixture()).isNotEmpty();

    assertThatThrownBy(() -> rule.under(rule.fixture()).check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.fixture());
  }

  @ParameterizedTest
  @MethodSource("io.urumi.arch.Rules#packages")
  void a_package_named_by_the_rules_is_not_empty(String name) {
    assertThat(product.stream().filter(type -> type.getPackageName().startsWith(name)))
        .isNotEmpty();
  }
}
