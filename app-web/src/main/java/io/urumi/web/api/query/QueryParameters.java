package io.urumi.web.api.query;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.web.problem.FieldError;
import io.urumi.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
 * The query parameters of one request. Reading a parameter collects its errors: unknown name,
 * repetition, invalid value. {@link #throwIfAny()} reports all of them in one problem.
 */
public final class QueryParameters {
  /** Page size when the request names none. */
  private static final int DEFAULT_LIMIT = 50;

  /** May be empty, as in the first request of a client that reads page after page. */
  private static final String CURSOR = "after";

  private static final String EMPTY = "Give the parameter a value, or omit it.";

  private final MultiValueMap<String, String> sent;
  private final List<FieldError> errors = new ArrayList<>();

  private QueryParameters(MultiValueMap<String, String> sent) {
    this.sent = sent;
  }

  /**
   * Collects an error for each parameter that is not declared.
   *
   * @param declared names of the parameters that the operation declares
   */
  static QueryParameters of(ServerWebExchange exchange, List<String> declared) {
    QueryParameters parameters = new QueryParameters(exchange.getRequest().getQueryParams());
    for (String name : new TreeSet<>(parameters.sent.keySet())) {
      if (!declared.contains(name)) {
        parameters.addError(name, "unknown", unknown(declared));
      }
    }
    return parameters;
  }

  private static String unknown(List<String> declared) {
    return declared.isEmpty()
        ? "This operation has no query parameters; remove it."
        : "This operation has no such parameter; use one of "
            + String.join(", ", declared)
            + ", or remove it.";
  }

  /** The single value; null when it is missing or invalid. */
  public @Nullable String text(String name) {
    List<String> values = sent.getOrDefault(name, List.of());
    if (values.size() > 1) {
      addError(name, "repeated", "Send the parameter only once.");
    }
    if (values.isEmpty()) {
      return null;
    }
    String value = values.getFirst();
    if (value == null || value.isBlank()) {
      if (!name.equals(CURSOR)) {
        addError(name, "empty", EMPTY);
      }
      return null;
    }
    return value;
  }

  /** A text of limited length; null when it is missing or invalid. */
  public @Nullable String text(String name, int maxLength) {
    String value = text(name);
    if (value != null && value.codePointCount(0, value.length()) > maxLength) {
      addError(name, "length", "Use at most " + maxLength + " characters.");
      return null;
    }
    return value;
  }

  /** A value that the domain validates; null when it is missing or invalid. */
  public <T> @Nullable T value(String name, Function<String, T> type) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return type.apply(text);
    } catch (InvalidValueException invalid) {
      invalid.violations().forEach(each -> addError(name, each.rule(), each.message()));
      return null;
    }
  }

  /** An RFC 3339 date and time; null when it is missing or invalid. */
  public @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() < 1 || time.getYear() > 9999) {
        addError(name, "range", "Send a date between the years 1 and 9999.");
        return null;
      }
      return time.toInstant();
    } catch (DateTimeException unreadable) {
      addError(
          name,
          "date-time",
          "Send a date and time with an offset, for example 2026-11-24T12:00:00Z; in a URL, write a"
              + " plus sign as %2B.");
      return null;
    }
  }

  /** One of several words; null when it is missing or invalid. */
  public <T> @Nullable T choice(String name, Map<String, T> choices) {
    String text = text(name);
    return text == null ? null : pick(name, text, choices);
  }

  /** Any of several words, from repeated parameters or separated by commas. */
  public <T> List<T> choices(String name, Map<String, T> choices) {
    List<T> picked = new ArrayList<>();
    if (sent.getOrDefault(name, List.of()).stream()
        .anyMatch(value -> value == null || value.isBlank())) {
      addError(name, "empty", EMPTY);
    }
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
      addError(
          name,
          "unknown",
          "Use one of "
              + choices.keySet().stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
    return choice;
  }

  /** The page size, 1 to 200. */
  public int limit() {
    String text = text("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    Long limit = parse(text);
    if (limit == null || limit < 1 || limit > StorePageRequest.MAX_LIMIT) {
      addError(
          "limit", "range", "Send a whole number from 1 to " + StorePageRequest.MAX_LIMIT + ".");
      return DEFAULT_LIMIT;
    }
    return limit.intValue();
  }

  /** The position in a list that is sorted by a number; null when it is missing or invalid. */
  public @Nullable Long position(String name) {
    String text = text(name);
    return text == null ? null : position(name, text);
  }

  /**
   * The position in a list that is sorted by a number.
   *
   * @param name header or parameter that holds it, for the error
   */
  public @Nullable Long position(String name, String text) {
    Long position = parse(text);
    if (position == null) {
      addError(
          name, "cursor", "Send an id or \"next\" of this list unchanged, or omit the parameter.");
    }
    return position;
  }

  private static @Nullable Long parse(String text) {
    if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    return text.isEmpty() ? null : Long.valueOf(text);
  }

  private void addError(String name, String rule, String message) {
    errors.add(new FieldError(name, rule, message));
  }

  /**
   * Reports the collected errors.
   *
   * @throws ProblemException when there is an error
   */
  public void throwIfAny() {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }
}
