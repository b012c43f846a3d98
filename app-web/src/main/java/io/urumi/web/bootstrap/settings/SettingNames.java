package io.urumi.web.bootstrap.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses settings that do not exist: one that is misspelt would be ignored, and its default would
 * be used instead.
 */
public final class SettingNames {
  private static final String PREFIX = "urumi.";
  private static final String VARIABLE_PREFIX = "URUMI_";
  private static final int MAX_DISTANCE = 4;

  /**
   * The names in canonical form (lower case, only letters, digits and dots), with the documented.
   */
  private final Map<String, String> known = new LinkedHashMap<>();

  SettingNames() {
    collect(UrumiProperties.class, PREFIX);
  }

  /**
   * Checks the names of all settings of the environment.
   *
   * @throws StartupException when one does not exist
   */
  public static void check(ConfigurableEnvironment environment) {
    SettingNames names = new SettingNames();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        for (String name : enumerable.getPropertyNames()) {
          names
              .problem(name)
              .ifPresent(text -> {
                throw new StartupException(text);
              });
        }
      }
    }
  }

  /** The sentence for a setting that does not exist. */
  Optional<String> problem(String name) {
    if (name.startsWith(VARIABLE_PREFIX)) {
      return variableProblem(name);
    }
    String canonical = canonical(name);
    if (!canonical.startsWith(PREFIX) || exists(canonical)) {
      return Optional.empty();
    }
    return Optional.of(
        "There is no setting " + name + suggestion(canonical) + "; see docs/configuration.md.");
  }

  /** Only names that begin with a group: other programs have variables with this prefix too. */
  private Optional<String> variableProblem(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).split("_", 3);
    if (parts.length < 3 || !hasGroup(parts[1])) {
      return Optional.empty();
    }
    String canonical = PREFIX + parts[1] + "." + parts[2].replace("_", "");
    String plain = canonical.replaceAll("[0-9]+$", "");
    if (exists(canonical) || exists(plain)) {
      return Optional.empty();
    }
    return Optional.of(
        "There is no setting for the environment variable "
            + name
            + suggestion(canonical)
            + "; see docs/configuration.md.");
  }

  private boolean hasGroup(String group) {
    return known.keySet().stream().anyMatch(name -> name.startsWith(PREFIX + group + "."));
  }

  private boolean exists(String canonical) {
    return known.containsKey(canonical.replaceAll("(\\[[0-9]+]|\\.[0-9]+)$", ""));
  }

  private String suggestion(String canonical) {
    return known.entrySet().stream()
        .min(Comparator.comparingInt(each -> distance(each.getKey(), canonical)))
        .filter(each -> distance(each.getKey(), canonical) <= MAX_DISTANCE)
        .map(each -> "; perhaps " + each.getValue() + " is meant")
        .orElse("");
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private void collect(Class<?> type, String prefix) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + kebab(component.getName());
      if (component.getType().isRecord()) {
        collect(component.getType(), name + ".");
      } else {
        known.put(canonical(name), name);
      }
      if (component.getGenericType() instanceof ParameterizedType parameterized
          && !Collection.class.isAssignableFrom(component.getType())) {
        throw new IllegalStateException("not a supported type of a setting: " + parameterized);
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The number of characters to insert, remove or replace. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
