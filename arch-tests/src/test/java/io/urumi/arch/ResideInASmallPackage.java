package io.urumi.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds when the class's package has at most a number of source files; generated files aside. */
final class ResideInASmallPackage extends ArchCondition<JavaClass> {
  private final int limit;
  private final Map<String, Set<String>> files = new TreeMap<>();

  ResideInASmallPackage(int limit) {
    super("reside in a package of at most %d files", limit);
    this.limit = limit;
  }

  @Override
  public void init(Collection<JavaClass> types) {
    for (JavaClass type : types) {
      if (type.isTopLevelClass() && !isGenerated(type)) {
        files
            .computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
            .add(type.getSimpleName());
      }
    }
  }

  /** Whether record-builder wrote it: its annotations are not in class files. */
  private static boolean isGenerated(JavaClass type) {
    String name = type.getFullName();
    return name.endsWith("Builder")
        && type.getPackage().getClasses().stream()
            .anyMatch(other -> other.getFullName().equals(name + "$With"));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Set<String> found = files.getOrDefault(type.getPackageName(), Set.of());
    events.add(
        new SimpleConditionEvent(
            type,
            found.size() <= limit,
            type.getFullName() + " is in a package of " + found.size() + " files"));
  }
}
