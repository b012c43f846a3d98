package io.urumi.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Holds when the class's package has a {@code package-info} that says {@code @NullMarked}. */
final class ResideInANullMarkedPackage extends ArchCondition<JavaClass> {
  ResideInANullMarkedPackage() {
    super("reside in a package that is @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked =
        type.getPackage().tryGetPackageInfo().isPresent()
            && type.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(
            type, marked, type.getFullName() + " is in a package that is not @NullMarked"));
  }
}
