package io.urumi.crash.port;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A moment at which a process can be killed, such as {@code after TenantSpace.createNamespace}. */
public record Boundary(Moment moment, PortMethod method) {
  /** The moment relative to the effect. */
  public enum Moment {
    /** It was decided, but has not started. */
    BEFORE,
    /** It has started; only effects on the cluster take long enough. */
    DURING,
    /** It is done, but its result is not recorded. */
    AFTER
  }

  /** Every boundary, in a fixed order. */
  public static List<Boundary> all() {
    return PortEffects.kinds().entrySet().stream()
        .filter(row -> PortEffects.killedAt().contains(row.getValue()))
        .map(java.util.Map.Entry::getKey)
        .sorted(Comparator.comparing(PortMethod::toString))
        .flatMap(method ->
            PortEffects.changesCluster(method)
                ? Stream.of(Moment.values()).map(moment -> new Boundary(moment, method))
                : Stream.of(
                    new Boundary(Moment.BEFORE, method), new Boundary(Moment.AFTER, method)))
        .toList();
  }

  /** Reads what {@link #toString} writes. */
  public static Boundary parse(String text) {
    int space = text.indexOf(' ');
    return new Boundary(
        Moment.valueOf(text.substring(0, space).toUpperCase(Locale.ROOT)),
        PortMethod.parse(text.substring(space + 1)));
  }

  @Override
  public String toString() {
    return moment.name().toLowerCase(Locale.ROOT) + " " + method;
  }
}
