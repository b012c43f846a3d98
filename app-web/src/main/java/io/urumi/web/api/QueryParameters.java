package io.urumi.web.api;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.web.problem.FieldError;
import io.urumi.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reads the query of a request strictly: every unknown name, repetition and value out of range is
 * collected, and {@link #throwIfAny()} refuses them all at once.
 */
final class QueryParameters {
  /** Page size when none is asked for. */
  static final int DEFAULT_LIMIT = 50;

  private final MultiValueMap<String, String> sent;
  private final List<FieldError> errors = new ArrayList<>();

  private QueryParameters(MultiValueMap<String, String> sent) {
    this.sent = sent;
  }

  /**
   * @param known the names this path knows
   */
  static QueryParameters of(ServerWebExchange exchange, String... known) {
    QueryParameters parameters = new QueryParameters(exchange.getRequest().getQueryParams());
    List<String> names = Arrays.asList(known);
    for (String name : new TreeSet<>(parameters.sent.keySet())) {
      if (!names.contains(name)) {
        parameters.refuse(name, "unknown", unknown(names));
      }
    }
    return parameters;
  }

  private static String unknown(List<String> known) {
    return known.isEmpty()
        ? "This path has no parameters; remove it."
        : "This path has no such parameter; known are " + String.join(", ", known) + ".";
  }

  /** The one value; null when it is missing or blank. */
  @Nullable String text(String name) {
    List<String> values = sent.getOrDefault(name, List.of());
    if (values.size() > 1) {
      refuse(name, "repeated", "Give the parameter once only.");
    }
    String value = values.isEmpty() ? null : values.getFirst();
    return value == null || value.isBlank() ? null : value;
  }

  /** A text of at most so many characters; null when it is missing or blank. */
  @Nullable String text(String name, int maxLength) {
    String value = text(name);
    if (value != null && value.length() > maxLength) {
      refuse(name, "length", "Use at most " + maxLength + " characters.");
      return null;
    }
    return value;
  }

  /** A value that the core judges; null when it is missing or refused. */
  <T> @Nullable T value(String name, Function<String, T> type) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return type.apply(text);
    } catch (InvalidValueException refused) {
      refused.violations().forEach(each -> refuse(name, each.rule(), each.message()));
      return null;
    }
  }

  /** A moment as RFC 3339 writes it; null when it is missing or refused. */
  @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      refuse(
          name,
          "date-time",
          "Give a moment with its offset, for example 2026-11-24T12:00:00Z; in an address a plus is"
              + " written %2B.");
      return null;
    }
  }

  /** One of several words; null when it is missing or refused. */
  <T> @Nullable T choice(String name, Map<String, T> choices) {
    String text = text(name);
    return text == null ? null : pick(name, text, choices);
  }

  /** Some of several words, repeated or separated by commas. */
  <T> List<T> choices(String name, Map<String, T> choices) {
    List<T> picked = new ArrayList<>();
    sent.getOrDefault(name, List.of()).stream()
        .filter(value -> value != null)
        .flatMap(value -> Stream.of(value.split(",")))
        .filter(word -> !word.isBlank())
        .forEach(word -> {
          T choice = pick(name, word.strip(), choices);
          if (choice != null) {
            picked.add(choice);
          }
        });
    return picked;
  }

  private <T> @Nullable T pick(String name, String word, Map<String, T> choices) {
    T choice = choices.get(word);
    if (choice == null) {
      refuse(
          name,
          "unknown",
          "Use one of "
              + choices.keySet().stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
    return choice;
  }

  /** How many items a page has, 1 to 200. */
  int limit() {
    String text = text("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    Long limit = parse(text);
    if (limit == null || limit < 1 || limit > StorePageRequest.MAX_LIMIT) {
      refuse("limit", "range", "Give a whole number from 1 to " + StorePageRequest.MAX_LIMIT + ".");
      return DEFAULT_LIMIT;
    }
    return limit.intValue();
  }

  /** The cursor of a list that is in the order of a number. */
  @Nullable Long position(String name) {
    String text = text(name);
    return text == null ? null : position(name, text);
  }

  /** The same, from another place than the query. */
  @Nullable Long position(String name, String text) {
    Long position = parse(text);
    if (position == null) {
      refuse(name, "cursor", "Pass on an id or \"next\" of this list unchanged, or leave it out.");
    }
    return position;
  }

  private static @Nullable Long parse(String text) {
    if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    return text.isEmpty() ? null : Long.valueOf(text);
  }

  private void refuse(String name, String rule, String message) {
    errors.add(new FieldError(name, rule, message));
  }

  /**
   * @throws ProblemException with everything that was refused, when anything was
   */
  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }
}
