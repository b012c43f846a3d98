package io.urumi.domain.limit;

import static java.util.Objects.requireNonNull;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a limit of a team is about. Amounts are in the smallest unit: numbers of stores, thousandths
 * of a CPU, bytes.
 */
public enum LimitKind {
  /** Stores that are not deleted. */
  STORES(Unit.COUNT),
  /** CPU that the plans of these stores allow. */
  CPU(Unit.CPU),
  /** Memory that the plans of these stores allow. */
  MEMORY(Unit.BYTES),
  /** Disk that the plans of these stores allow. */
  STORAGE(Unit.BYTES),
  /** Stores that are being created. */
  CREATIONS(Unit.COUNT);

  private enum Unit {
    COUNT("a whole number, for example 5"),
    CPU("a Kubernetes quantity, for example 2 or 500m"),
    BYTES("a Kubernetes quantity, for example 512Mi or 20Gi");

    private final String description;

    Unit(String description) {
      this.description = description;
    }
  }

  private static final Pattern QUANTITY =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)(m|[kMGT]|[KMGT]i)?");
  private static final Map<String, Long> FACTORS =
      Map.of(
          "k",
          1_000L,
          "M",
          1_000_000L,
          "G",
          1_000_000_000L,
          "T",
          1_000_000_000_000L,
          "Ki",
          1L << 10,
          "Mi",
          1L << 20,
          "Gi",
          1L << 30,
          "Ti",
          1L << 40);

  private final Unit unit;

  LimitKind(Unit unit) {
    this.unit = unit;
  }

  /** Its name in the API and in settings, for example {@code memory}. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The amount of a text.
   *
   * @throws InvalidValueException when it is none of this kind
   */
  public long parse(String text) {
    Matcher matcher = QUANTITY.matcher(text);
    if (matcher.matches()) {
      String suffix = matcher.group(2);
      BigDecimal number = new BigDecimal(matcher.group(1));
      try {
        if (suffix == null) {
          return (unit == Unit.CPU ? number.movePointRight(3) : number).longValueExact();
        }
        if (suffix.equals("m") && unit == Unit.CPU) {
          return number.longValueExact();
        }
        if (unit == Unit.BYTES && FACTORS.containsKey(suffix)) {
          return number.multiply(BigDecimal.valueOf(FACTORS.get(suffix))).longValueExact();
        }
      } catch (ArithmeticException notExact) {
        // The message names what is expected.
      }
    }
    throw new InvalidValueException(
        new Violation(field(), "quantity", "It is " + unit.description + "; 0 for no limit."));
  }

  /** The text of an amount, as {@link #parse} reads it. */
  public String format(long amount) {
    return switch (unit) {
      case COUNT -> Long.toString(amount);
      case CPU -> amount % 1000 == 0 ? Long.toString(amount / 1000) : amount + "m";
      case BYTES -> bytes(amount);
    };
  }

  private static String bytes(long amount) {
    for (String suffix : new String[] {"Ti", "Gi", "Mi", "Ki"}) {
      long factor = requireNonNull(FACTORS.get(suffix));
      if (amount >= factor && amount % factor == 0) {
        return amount / factor + suffix;
      }
    }
    return Long.toString(amount);
  }
}
