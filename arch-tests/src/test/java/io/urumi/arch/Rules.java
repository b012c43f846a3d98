package io.urumi.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules, each written for any root package, so that the same rule judges the real house and a
 * broken fixture.
 */
enum Rules {
  DOMAIN_KNOWS_ONLY_THE_JDK {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify.annotations..")
          .because("the core must be usable anywhere");
    }
  },
  DOMAIN_HAS_NO_CLOCK_NO_CHANCE_NO_IO {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".domain..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                      "java.io", "java.nio..", "java.net..", "java.sql..")
                  .and(not(equivalentTo(java.io.Serializable.class)))
                  .and(not(equivalentTo(java.io.Serial.class))))
          .because("a decision must be repeatable from its inputs");
    }
  },
  PORTS_KNOW_THE_DOMAIN_AND_REACTOR {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".port..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              root + ".port..",
              root + ".domain..",
              "java..",
              "reactor.core..",
              "org.reactivestreams..",
              "org.jspecify.annotations..")
          .because("ports name roles, not technology");
    }
  },
  APPLICATION_KNOWS_THE_PORTS_ONLY {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              root + ".application..",
              root + ".port..",
              root + ".domain..",
              "java..",
              "reactor..",
              "org.reactivestreams..",
              "org.jspecify.annotations..")
          .because("the engine embeds without Spring and without any adapter");
    }
  },
  ADAPTERS_DO_NOT_SEE_EACH_OTHER {
    @Override
    ArchRule under(String root) {
      return slices()
          .matching(root + ".adapter.(*)..")
          .should()
          .notDependOnEachOther()
          .because("an adapter can be replaced without touching another");
    }
  },
  ADAPTERS_DO_NOT_SEE_THE_APPLICATION {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".adapter..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".application..", root + ".web..", root + ".shell..", root + ".testkit..")
          .because("dependencies point inwards");
    }
  },
  SPRING_LIVES_IN_THE_APPS_AND_IN_PERSISTENCE {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .and()
          .resideOutsideOfPackages(
              root + ".web..", root + ".shell..", root + ".adapter.persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..")
          .because("other JVM services embed the core without Spring");
    }
  },
  THE_KUBERNETES_CLIENT_LIVES_IN_TWO_ADAPTERS {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .and()
          .resideOutsideOfPackages(
              root + ".kubernetes..", root + ".adapter.k8s..", root + ".adapter.helm..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.kubernetes..")
          .because("Helm keeps its releases in Secrets, and nobody else needs the client");
    }
  },
  HELM_LIVES_IN_ITS_ADAPTER {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .and()
          .resideOutsideOfPackage(root + ".adapter.helm..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.marcnuri.helm..", "sun.misc..")
          .because("only one module knows Helm");
    }
  },
  THE_SHELL_SPEAKS_HTTP_ONLY {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".shell..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".domain..",
              root + ".port..",
              root + ".application..",
              root + ".adapter..",
              root + ".web..")
          .because("the shell is a client like any other");
    }
  },
  CONTROLLERS_SEE_DRIVING_PORTS_ONLY {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAnyPackage(
              root + ".web.api..", root + ".web.problem..", root + ".web.security..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(root + ".adapter..", root + ".port.driven..")
          .because("wiring belongs into bootstrap, and effects behind use cases");
    }
  },
  PACKAGES_OF_A_MODULE_FORM_NO_CIRCLE {
    @Override
    ArchRule under(String root) {
      return slices()
          .matching(root + ".(domain|port|application|web|shell).(*)..")
          .should()
          .beFreeOfCycles()
          .because("a circle has no inside");
    }
  },
  DRIVING_PORTS_ARE_NAMED_BY_INTENTION {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".port.driving")
          .and()
          .areInterfaces()
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .haveSimpleNameEndingWith("UseCase")
          .orShould()
          .haveSimpleNameEndingWith("Query")
          .because("a name tells whether something changes");
    }
  },
  EVERY_PACKAGE_IS_NULL_MARKED {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + "..")
          .should(new ResideInANullMarkedPackage())
          .because("null is said, never guessed");
    }
  };

  abstract ArchRule under(String root);

  /** Where this rule finds its broken fixture. */
  String fixture() {
    return "io.urumi.arch.broken."
        + Arrays.stream(name().toLowerCase(java.util.Locale.ROOT).split("_"))
            .reduce("", String::concat);
  }

  static Stream<Rules> all() {
    return Stream.of(values());
  }

  /** The packages that the rules speak of: each must have something in it. */
  static List<String> packages() {
    return List.of(
        "io.urumi.domain",
        "io.urumi.port.driving",
        "io.urumi.port.driven",
        "io.urumi.port.model",
        "io.urumi.application.usecase",
        "io.urumi.application.reconcile",
        "io.urumi.application.policy",
        "io.urumi.adapter.persistence",
        "io.urumi.adapter.k8s",
        "io.urumi.adapter.helm",
        "io.urumi.adapter.simulated",
        "io.urumi.web.api",
        "io.urumi.web.problem",
        "io.urumi.web.security",
        "io.urumi.web.bootstrap",
        "io.urumi.shell.command",
        "io.urumi.shell.view",
        "io.urumi.shell.client",
        "io.urumi.shell.bootstrap",
        "io.urumi.testkit");
  }
}
