package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.DrivenPorts;
import io.urumi.crash.port.PortEffects;
import io.urumi.crash.port.PortEffects.Kind;
import io.urumi.crash.port.PortMethod;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No effect is missing from the list of boundaries. */
class BoundaryCoverageTest {
  private static final JavaClasses APPLICATION =
      new ClassFileImporter().importPackages("io.urumi.application");

  @Test
  void every_method_of_every_driven_port_is_classified_as_a_read_or_an_effect() {
    assertThat(DrivenPorts.methods()).isNotEmpty();
    assertThat(PortEffects.kinds().keySet())
        .as("state in PortEffects whether the method changes anything")
        .containsExactlyInAnyOrderElementsOf(DrivenPorts.methods());
  }

  @Test
  void every_effect_has_its_boundaries() {
    assertThat(Boundary.all().stream().map(Boundary::method).collect(Collectors.toSet()))
        .isEqualTo(
            PortEffects.kinds().keySet().stream()
                .filter(method -> PortEffects.killedAt().contains(PortEffects.of(method)))
                .collect(Collectors.toSet()));
  }

  @Test
  void every_boundary_belongs_to_exactly_one_test() {
    List<Predicate<Boundary>> tests =
        List.of(
            new KilledBeforeEffectsIT()::isTested,
            new KilledDuringEffectsIT()::isTested,
            new KilledAfterEffectsIT()::isTested,
            KilledDuringHousekeepingIT::isHousekeeping);
    for (Boundary boundary : Boundary.all()) {
      assertThat(tests).filteredOn(test -> test.test(boundary)).as("%s", boundary).hasSize(1);
    }
  }

  @Test
  void every_effect_of_a_sign_in_has_a_moment_at_which_a_replica_is_killed() {
    assertThat(
            KilledDuringSignInIT.cases()
                .map(each -> each.boundary().method())
                .filter(method -> PortEffects.of(method) == Kind.EFFECT_OF_SIGN_IN)
                .collect(Collectors.toSet()))
        .isEqualTo(
            PortEffects.kinds().keySet().stream()
                .filter(method -> PortEffects.of(method) == Kind.EFFECT_OF_SIGN_IN)
                .collect(Collectors.toSet()));
  }

  @Test
  void the_application_calls_every_effect() {
    Set<PortMethod> requested = requested();
    PortEffects.kinds()
        .forEach((method, kind) -> {
          if (kind != Kind.READ) {
            assertThat(requested).contains(method);
          }
        });
  }

  @Test
  void the_application_reaches_the_outside_through_driven_ports_only() {
    Set<String> beyond =
        APPLICATION.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
            .filter(name ->
                !name.startsWith("io.urumi.application")
                    && !name.startsWith("io.urumi.domain")
                    && !name.startsWith("io.urumi.port")
                    && !name.startsWith("reactor.")
                    && !name.startsWith("org.reactivestreams")
                    && !name.startsWith("org.jspecify"))
            .filter(name -> !name.isEmpty())
            .filter(name -> !HARMLESS.contains(name))
            .collect(Collectors.toSet());
    assertThat(beyond).isEmpty();
  }

  /** Of the JDK, what changes nothing outside the process. */
  private static final Set<String> HARMLESS =
      Set.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.nio.charset",
          "java.security",
          "java.security.interfaces",
          "java.security.spec",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.function",
          "java.util.stream");

  private static Set<PortMethod> requested() {
    return APPLICATION.stream()
        .flatMap(type ->
            Stream.concat(
                type.getMethodCallsFromSelf().stream()
                    .flatMap(call -> methods(call.getTargetOwner(), call.getName())),
                type.getMethodReferencesFromSelf().stream()
                    .flatMap(
                        reference -> methods(reference.getTargetOwner(), reference.getName()))))
        .collect(Collectors.toSet());
  }

  /** The method of the port, and of the port that extends it. */
  private static Stream<PortMethod> methods(JavaClass owner, String name) {
    return DrivenPorts.all().stream()
        .filter(port ->
            owner.getPackageName().equals(port.getPackageName()) && owner.isAssignableFrom(port))
        .map(port -> new PortMethod(port.getSimpleName(), name));
  }
}
