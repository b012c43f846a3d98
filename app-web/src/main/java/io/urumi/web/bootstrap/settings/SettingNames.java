package io.urumi.web.bootstrap.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses settings that do not exist: one that is misspelt would be ignored, and its default would
 * be used instead.
 */
public final class SettingNames {
  private static final String PREFIX = "urumi.";
  private static final String VARIABLE_PREFIX = "URUMI_";

  /** Kubernetes sets these for each Service, for example for one that is named urumi-database. */
  private static final Pattern OF_SERVICE =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_.+)?)?)");

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
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(EnumerablePropertySource.class::cast)
        .flatMap(source -> names.problems(source))
        .findFirst()
        .ifPresent(text -> {
          throw new StartupException(text);
        });
  }

  private Stream<String> problems(EnumerablePropertySource<?> source) {
    boolean shared =
        source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
            || source instanceof SystemEnvironmentPropertySource;
    return Arrays.stream(source.getPropertyNames())
        .flatMap(name -> (shared ? sharedProblem(name) : problem(name)).stream());
  }

  /** The sentence for a setting that does not exist. */
  Optional<String> problem(String name) {
    String canonical = canonical(name);
    return !canonical.startsWith(PREFIX) || exists(canonical)
        ? Optional.empty()
        : Optional.of(sentence(name, canonical));
  }

  /**
   * The sentence for an environment variable or system property that does not exist. Other programs
   * have such with this prefix too, therefore only for names that begin with a group of settings or
   * are almost those of a setting.
   */
  Optional<String> sharedProblem(String name) {
    boolean isVariable = name.startsWith(VARIABLE_PREFIX);
    String canonical = isVariable ? ofVariable(name) : canonical(name);
    return !canonical.startsWith(PREFIX)
            || (isVariable ? existsAsVariable(canonical) : exists(canonical))
            || OF_SERVICE.matcher(name).matches()
            || (!hasGroup(canonical) && suggestion(canonical).isEmpty())
        ? Optional.empty()
        : Optional.of(sentence(name, canonical));
  }

  /** Without indexes. Where the dots of the setting are cannot be seen, but for the first two. */
  private static String ofVariable(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).split("_", 3);
    String rest = parts.length < 3 ? "" : ("_" + parts[2]).replaceAll("_[0-9]+(?=_|$)", "");
    return PREFIX + parts[1] + (rest.isEmpty() ? "" : "." + rest.replace("_", ""));
  }

  private String sentence(String name, String canonical) {
    return "There is no setting "
        + name
        + suggestion(canonical)
        + "; docs/configuration.md lists the settings.";
  }

  private boolean hasGroup(String canonical) {
    int end = canonical.indexOf('.', PREFIX.length());
    return end > 0
        && known.keySet().stream()
            .anyMatch(name -> name.startsWith(canonical.substring(0, end + 1)));
  }

  /** Without the indexes of elements of lists. */
  private boolean exists(String canonical) {
    return known.containsKey(canonical.replaceAll("\\[[0-9]+]|\\.[0-9]+(?=\\.|$)", ""));
  }

  private boolean existsAsVariable(String canonical) {
    String withoutDots = canonical.replace(".", "");
    return known.keySet().stream()
        .anyMatch(setting -> setting.replace(".", "").equals(withoutDots));
  }

  private String suggestion(String canonical) {
    // Short names would otherwise be similar to each other.
    int max = Math.min(MAX_DISTANCE, (canonical.length() - PREFIX.length()) / 4);
    return known.entrySet().stream()
        .min(Comparator.comparingInt(each -> distance(each.getKey(), canonical)))
        .filter(each -> distance(each.getKey(), canonical) <= max)
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
      } else if (elementOf(component) instanceof Class<?> element && element.isRecord()) {
        collect(element, name + ".");
      } else {
        known.put(canonical(name), name);
      }
      if (component.getGenericType() instanceof ParameterizedType parameterized
          && elementOf(component) == null) {
        throw new IllegalStateException("not a supported type of a setting: " + parameterized);
      }
    }
  }

  /** The type of a list's elements; null for other types. */
  private static @Nullable Type elementOf(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType parameterized
            && Collection.class.isAssignableFrom(component.getType())
        ? parameterized.getActualTypeArguments()[0]
        : null;
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
