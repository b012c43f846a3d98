package io.urumi.adapter.persistence;

import io.urumi.domain.store.Store;
import io.urumi.port.model.InvalidCursorException;
import io.urumi.port.model.store.StoreSort;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * The place in a list behind one store: the sort it was made for, the store's key in that sort, and
 * its id, which tells stores with the same key apart.
 */
record StoreCursor(StoreSort sort, Object key, UUID id) {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  static StoreCursor after(Store store, StoreSort sort) {
    Object key =
        switch (sort) {
          case CREATED_AT -> store.createdAt();
          case NAME -> Texts.folded(store.spec().name().value());
          case SUBDOMAIN -> store.subdomain().value();
        };
    return new StoreCursor(sort, key, store.id().value());
  }

  /** Opaque to whoever gets it; letters, digits, dashes and underscores. */
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
   * @throws InvalidCursorException when the text is none of ours, or was made for another sort
   */
  static StoreCursor parse(String text, StoreSort sort) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.", 3);
      if (parts.length == 3 && parts[0].equals(String.valueOf(sort.ordinal()))) {
        Object key =
            sort == StoreSort.CREATED_AT
                ? instant(Long.parseLong(parts[2]))
                : Texts.storable(parts[2]);
        return new StoreCursor(sort, key, UUID.fromString(parts[1]));
      }
    } catch (IllegalArgumentException | ArithmeticException foreign) {
      // The one refusal below says it all.
    }
    throw new InvalidCursorException(text);
  }

  /** Not before 1970 or after 9999: there are no such stores, and databases know no such times. */
  private static Instant instant(long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    if (micros < 0 || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException("no store was made at " + instant);
    }
    return instant;
  }
}
