package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.domain.store.Store;
import io.urumi.port.model.InvalidCursorException;
import io.urumi.port.model.store.StoreSort;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * The position in a list after one store: the sort, the store's key in that sort, and its id, which
 * distinguishes stores with the same key.
 */
record StoreCursor(StoreSort sort, Object key, UUID id) {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  static StoreCursor after(Store store, StoreSort sort) {
    Object key =
        switch (sort) {
          case CREATED_AT -> store.createdAt();
          case NAME -> TextNormalization.folded(store.spec().name().value());
          case SUBDOMAIN -> store.subdomain().value();
        };
    return new StoreCursor(sort, key, store.id().value());
  }

  /** Opaque to clients; letters, digits, dashes and underscores. */
  String text() {
    String shownKey =
        key instanceof Instant instant
            ? String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant))
            : key.toString();
    String plain = sort.ordinal() + "." + id + "." + shownKey;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws InvalidCursorException when the text is not a cursor, or one of another sort
   */
  static StoreCursor parse(String text, StoreSort sort) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.", 3);
      if (parts.length == 3 && parts[0].equals(String.valueOf(sort.ordinal()))) {
        Object key =
            sort == StoreSort.CREATED_AT
                ? instant(Long.parseLong(parts[2]))
                : TextNormalization.storable(parts[2]);
        return new StoreCursor(sort, key, UUID.fromString(parts[1]));
      }
    } catch (IllegalArgumentException | ArithmeticException foreign) {
      // Reported below.
    }
    throw new InvalidCursorException(text);
  }

  /** Not before 1970 or after 9999: no store is that old, and databases have no such times. */
  private static Instant instant(long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    if (micros < 0 || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException("no store was created at " + instant);
    }
    return instant;
  }
}
