package io.urumi.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Holds when a method that returns a driving port returns a field whose type is in the deciding
 * layer: a lambda or another implementation could be returned otherwise.
 */
final class ReturnDecidingImplementations extends ArchCondition<JavaClass> {
  private final String decidingLayer;
  private final String drivingPorts;

  ReturnDecidingImplementations(String root) {
    super("return implementations that decide");
    decidingLayer = root + ".application.access";
    drivingPorts = root + ".port.driving";
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaMethod method : type.getMethods()) {
      if (ByPackage.isIn(method.getRawReturnType(), drivingPorts)) {
        boolean deciding =
            method.getFieldAccesses().size() == 1
                && method.getFieldAccesses().stream()
                    .allMatch(
                        access -> ByPackage.isIn(access.getTarget().getRawType(), decidingLayer));
        events.add(
            new SimpleConditionEvent(
                method,
                deciding,
                method.getFullName() + " does not return a field of the deciding layer"));
      }
    }
  }
}
