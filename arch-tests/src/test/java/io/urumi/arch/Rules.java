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
 * The architecture rules. Each takes a root package, so that the same rule checks the product and a
 * fixture that violates it.
 */
enum Rules {
  DOMAIN_DEPENDS_ONLY_ON_THE_JDK {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify.annotations..")
          .because("the core is usable from any JVM program");
    }
  },
  DOMAIN_HAS_NO_CLOCK_NO_RANDOMNESS_NO_IO {
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
                  .and(not(JavaClass.Predicates.resideInAPackage("java.nio.charset")))
                  .and(not(equivalentTo(java.io.Serializable.class)))
                  .and(not(equivalentTo(java.io.Serial.class))))
          .because("a decision must be reproducible from its inputs");
    }
  },
  PORTS_DEPEND_ON_THE_DOMAIN_AND_REACTOR_ONLY {
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
  APPLICATION_DEPENDS_ON_THE_PORTS_ONLY {
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
  ADAPTERS_DO_NOT_DEPEND_ON_EACH_OTHER {
    @Override
    ArchRule under(String root) {
      return slices()
          .matching(root + ".adapter.(*)..")
          .should()
          .notDependOnEachOther()
          .because("an adapter can be replaced without touching another");
    }
  },
  ADAPTERS_DO_NOT_DEPEND_ON_THE_APPLICATION {
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
  SPRING_IS_USED_ONLY_IN_THE_APPS_AND_IN_PERSISTENCE {
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
  THE_KUBERNETES_CLIENT_IS_USED_ONLY_BY_THE_CLUSTER_ADAPTERS {
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
          .because("the other modules use ports instead of the Kubernetes API");
    }
  },
  HELM_IS_USED_ONLY_IN_ITS_ADAPTER {
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
          .because("the other modules use the port ReleaseManager");
    }
  },
  THE_SHELL_USES_ONLY_THE_HTTP_API {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAnyPackage(root + ".shell..", root + ".client..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              root + ".domain..",
              root + ".port..",
              root + ".application..",
              root + ".adapter..",
              root + ".web..")
          .because("the shell is a client of the HTTP API");
    }
  },
  CONTROLLERS_USE_ONLY_DRIVING_PORTS {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAnyPackage(
              root + ".web.api..", root + ".web.problem..", root + ".web.security..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(root + ".adapter..", root + ".port.driven..")
          .because("wiring belongs to bootstrap and effects to use cases");
    }
  },
  PACKAGES_HAVE_NO_CYCLE {
    @Override
    ArchRule under(String root) {
      return slices()
          .assignedFrom(new ByPackage(root))
          .should()
          .beFreeOfCycles()
          .because("a package can be understood and changed without the packages that use it");
    }
  },
  ADAPTER_INTERNALS_ARE_NOT_USED_FROM_OUTSIDE {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .and()
          .resideOutsideOfPackage(root + ".adapter..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(root + ".adapter.*.*..")
          .because("only the facade package of an adapter is public to other modules");
    }
  },
  PACKAGES_HAVE_AT_MOST_15_FILES {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + "..")
          .should(new ResideInASmallPackage(15))
          .because("a newcomer finds the place of a change from the package names");
    }
  },
  DRIVING_PORTS_ARE_NAMED_USE_CASE_OR_QUERY {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".port.driving..")
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
          .because("the name says whether the call changes anything");
    }
  },
  DRIVING_PORTS_BEGIN_WITH_A_CALLER {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".port.driving..")
          .and()
          .areInterfaces()
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should(new BeginWithACaller(root))
          .because("nothing is done or read without knowing for whom");
    }
  },
  DRIVING_PORTS_ARE_IMPLEMENTED_BY_THE_DECIDING_LAYER {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".application..")
          .and()
          .areNotInterfaces()
          .and()
          .implement(JavaClass.Predicates.resideInAPackage(root + ".port.driving.."))
          .should(new DecideFirst(root))
          .because("a use case does not decide by itself");
    }
  },
  THE_ENGINE_RETURNS_DECIDING_IMPLEMENTATIONS {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".application")
          .and()
          .doNotHaveSimpleName("package-info")
          .should(new ReturnDecidingImplementations(root))
          .because("an embedding program must not reach what does not decide");
    }
  },
  USE_CASES_READ_WITH_A_SCOPE {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".application.usecase..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(root + ".port.driven.persistence.StoreRepository")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(root + ".port.driven.persistence.PersistencePorts")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(root + ".domain.access.ObjectScope$Everything")
          .because("what is read for a caller is what the caller may read");
    }
  },
  THE_ACCESS_POLICY_IS_ASKED_BY_THE_DECIDING_LAYER {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .and()
          .resideOutsideOfPackages(root + ".domain.access", root + ".application.access")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(root + ".domain.access.AccessPolicy")
          .because("it is decided in one place");
    }
  },
  BEANS_HAVE_NO_CONDITIONS {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.boot.autoconfigure.condition")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              org.springframework.context.annotation.Conditional.class,
              org.springframework.context.annotation.Profile.class)
          .because("they would be decided when the program is built, and settings ignored");
    }
  },
  EVERY_PACKAGE_IS_NULL_MARKED {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + "..")
          .should(new ResideInANullMarkedPackage())
          .because("nullness is declared everywhere");
    }
  };

  abstract ArchRule under(String root);

  /** Package of the fixture that violates this rule. */
  String fixture() {
    return "io.urumi.arch.broken."
        + Arrays.stream(name().toLowerCase(java.util.Locale.ROOT).split("_"))
            .reduce("", String::concat);
  }

  static Stream<Rules> all() {
    return Stream.of(values());
  }

  /** The packages that the rules name; a test asserts that none of them is empty. */
  static List<String> packages() {
    return List.of(
        "io.urumi.domain",
        "io.urumi.domain.access",
        "io.urumi.port.driving",
        "io.urumi.port.driven",
        "io.urumi.port.model",
        "io.urumi.application.access",
        "io.urumi.application.usecase",
        "io.urumi.application.reconcile",
        "io.urumi.application.settings",
        "io.urumi.adapter.persistence",
        "io.urumi.adapter.k8s",
        "io.urumi.adapter.helm",
        "io.urumi.adapter.simulated",
        "io.urumi.web.api",
        "io.urumi.web.problem",
        "io.urumi.web.security",
        "io.urumi.web.bootstrap",
        "io.urumi.shell.command",
        "io.urumi.shell.report",
        "io.urumi.shell.execution",
        "io.urumi.client",
        "io.urumi.testkit");
  }
}
