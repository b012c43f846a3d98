package io.urumi.adapter.k8s.foreign;

import io.urumi.kubernetes.ApiRequestException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** States once which kinds the account may not read, and once when that has changed. */
final class RefusalLog {
  private final List<Kind> kinds;
  private final String refused;
  private final String permitted;
  private final Consumer<String> log;
  private String last = "";

  /**
   * @param plural for example {@code Ingresses}
   * @param settled whether it is known if the account may read it
   * @param refusal null if it may
   */
  record Kind(
      String plural, BooleanSupplier settled, Supplier<@Nullable ApiRequestException> refusal) {}

  /**
   * @param refused follows the names of the kinds, and is followed by the reason
   * @param permitted follows the names of the kinds that were refused before
   */
  RefusalLog(List<Kind> kinds, String refused, String permitted, Consumer<String> log) {
    this.kinds = kinds;
    this.refused = refused;
    this.permitted = permitted;
    this.log = log;
  }

  synchronized void update() {
    if (!kinds.stream().allMatch(kind -> kind.settled().getAsBoolean())) {
      // Else the first answers would be stated one after the other.
      return;
    }
    List<Kind> now = kinds.stream().filter(kind -> kind.refusal().get() != null).toList();
    String names = now.stream().map(Kind::plural).distinct().collect(Collectors.joining(", "));
    if (names.equals(last)) {
      return;
    }
    ApiRequestException first = now.isEmpty() ? null : now.getFirst().refusal().get();
    log.accept(first == null ? last + permitted : names + refused + first.text());
    last = names;
  }
}
