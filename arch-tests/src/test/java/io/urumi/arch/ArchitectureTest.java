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
  private static JavaClasses house;

  @BeforeAll
  static void readTheHouse() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.urumi");
  }

  @ParameterizedTest
  @MethodSource("io.urumi.arch.Rules#all")
  void the_house_keeps_the_rule(Rules rule) {
    rule.under("io.urumi").check(house);
  }

  @ParameterizedTest
  @MethodSource("io.urumi.arch.Rules#all")
  void the_rule_turns_red_on_the_fixture_that_breaks_it(Rules rule) {
    JavaClasses broken = new ClassFileImporter().importPackages(rule.fixture());
    assertThat(broken).as("the fixture %s", rule.fixture()).isNotEmpty();

    assertThatThrownBy(() -> rule.under(rule.fixture()).check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.fixture());
  }

  @ParameterizedTest
  @MethodSource("io.urumi.arch.Rules#packages")
  void a_package_that_the_rules_speak_of_is_not_empty(String name) {
    assertThat(house.stream().filter(type -> type.getPackageName().startsWith(name))).isNotEmpty();
  }
}
