package io.urumi.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Holds when an implementation of driving ports is in the deciding layer, and each method of a port
 * asks for a decision.
 */
final class DecideFirst extends ArchCondition<JavaClass> {
  private final String decidingLayer;
  private final String drivingPorts;

  DecideFirst(String root) {
    super("decide first");
    decidingLayer = root + ".application.access";
    drivingPorts = root + ".port.driving";
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    events.add(
        new SimpleConditionEvent(
            type,
            ByPackage.isIn(type, decidingLayer),
            type.getFullName() + " implements a driving port outside of the deciding layer"));
    for (JavaMethod method : type.getMethods()) {
      if (isOfAPort(type, method)) {
        boolean decides =
            method.getMethodCallsFromSelf().stream()
                .anyMatch(call ->
                    call.getTargetOwner().getFullName().equals(decidingLayer + ".AccessChecks")
                        || decidesInHelper(type, call.getTarget().getName()));
        events.add(
            new SimpleConditionEvent(method, decides, method.getFullName() + " does not decide"));
      }
    }
  }

  private boolean isOfAPort(JavaClass type, JavaMethod method) {
    return type.getAllRawInterfaces().stream()
        .filter(port -> ByPackage.isIn(port, drivingPorts))
        .flatMap(port -> port.getMethods().stream())
        .anyMatch(declared ->
            declared.getName().equals(method.getName())
                && declared.getRawParameterTypes().equals(method.getRawParameterTypes()));
  }

  /** In a private method of the same class. */
  private boolean decidesInHelper(JavaClass type, String name) {
    return type.getMethods().stream()
        .filter(method -> method.getName().equals(name))
        .flatMap(method -> method.getMethodCallsFromSelf().stream())
        .anyMatch(
            call -> call.getTargetOwner().getFullName().equals(decidingLayer + ".AccessChecks"));
  }
}
