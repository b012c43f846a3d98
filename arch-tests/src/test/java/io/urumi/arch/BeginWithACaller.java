package io.urumi.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Holds when the first parameter of each method is the caller, or a command that has one. */
final class BeginWithACaller extends ArchCondition<JavaClass> {
  private final String caller;

  BeginWithACaller(String root) {
    super("have methods that begin with a caller");
    caller = root + ".domain.access.Caller";
  }

  @Override
  public void check(JavaClass port, ConditionEvents events) {
    for (JavaMethod method : port.getMethods()) {
      if (method.getOwner().isInterface() && !method.reflect().isSynthetic()) {
        events.add(
            new SimpleConditionEvent(
                method, begins(method), method.getFullName() + " does not begin with a caller"));
      }
    }
  }

  private boolean begins(JavaMethod method) {
    List<JavaClass> parameters = method.getRawParameterTypes();
    return !parameters.isEmpty()
        && (isCaller(parameters.getFirst())
            || parameters.getFirst().getFields().stream()
                .anyMatch(field -> isCaller(field.getRawType())));
  }

  private boolean isCaller(JavaClass type) {
    return type.getFullName().equals(caller);
  }
}
