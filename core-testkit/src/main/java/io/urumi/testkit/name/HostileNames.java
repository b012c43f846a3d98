package io.urumi.testkit.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names that break systems which interpret a name instead of treating it as data: variable
 * expansion, SQL, HTML, YAML, shell, Apache, mail headers, terminal escapes, CSV, text direction.
 * They are read from {@code io/urumi/testkit/hostile-names.json}, which tests in other languages
 * read, too.
 *
 * @param accepted are returned unchanged everywhere
 * @param trimmed are returned without leading and trailing spaces
 * @param refused are refused for the field {@code name}
 */
public record HostileNames(List<Accepted> accepted, List<Trimmed> trimmed, List<Refused> refused) {
  private static final String RESOURCE = "/io/urumi/testkit/hostile-names.json";

  public HostileNames {
    accepted = List.copyOf(accepted);
    trimmed = List.copyOf(trimmed);
    refused = List.copyOf(refused);
  }

  /** Reads the list. */
  public static HostileNames read() {
    try (InputStream json =
        Objects.requireNonNull(HostileNames.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return JsonMapper.shared().readValue(json, HostileNames.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The texts of the accepted names. */
  public List<String> acceptedNames() {
    return accepted.stream().map(Accepted::name).toList();
  }

  /** A name that is accepted unchanged; {@code id} describes what it attacks. */
  public record Accepted(String id, String name) {}

  /** A name with leading or trailing spaces, and what it becomes. */
  public record Trimmed(String id, String given, String name) {}

  /** A name that is refused, and the rule that it breaks. */
  public record Refused(String id, String given, String rule) {}
}
