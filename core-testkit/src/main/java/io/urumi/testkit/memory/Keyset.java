package io.urumi.testkit.memory;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.InvalidCursorException;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A page's place in a list: the sort, the sorted value of the last store shown, and its identity.
 */
record Keyset(StoreSort sort, String value, StoreId id) {
  private static final String SEPARATOR = "\n";

  static StorePage page(Stream<Store> stores, StoreFilter filter, StorePageRequest request) {
    String after = request.after();
    Keyset start = after == null ? null : parse(after, request.sort());
    Comparator<Keyset> order = order(request.sort());
    List<Store> found =
        stores
            .filter(store -> matches(store, filter))
            .filter(store -> start == null || order.compare(of(request.sort(), store), start) > 0)
            .sorted(Comparator.comparing(store -> of(request.sort(), store), order))
            .limit(request.limit() + 1L)
            .toList();
    if (found.size() <= request.limit()) {
      return new StorePage(found, null);
    }
    List<Store> items = found.subList(0, request.limit());
    return new StorePage(items, of(request.sort(), items.getLast()).text());
  }

  private static boolean matches(Store store, StoreFilter filter) {
    if (filter.owner() != null && !filter.owner().equals(store.spec().owner())) {
      return false;
    }
    boolean phase =
        filter.phases().isEmpty()
            ? store.phase() != Phase.DELETED
            : filter.phases().contains(store.phase());
    if (!phase || filter.text() == null) {
      return phase;
    }
    String text = filter.text().toLowerCase(Locale.ROOT);
    return store.spec().name().value().toLowerCase(Locale.ROOT).contains(text)
        || store.subdomain().value().contains(text);
  }

  private static Keyset of(StoreSort sort, Store store) {
    String value =
        switch (sort) {
          case CREATED_AT -> store.createdAt().toString();
          case NAME -> store.spec().name().value().toLowerCase(Locale.ROOT);
          case SUBDOMAIN -> store.subdomain().value();
        };
    return new Keyset(sort, value, store.id());
  }

  private static Comparator<Keyset> order(StoreSort sort) {
    Comparator<Keyset> byId = Comparator.comparing(key -> key.id().value());
    return switch (sort) {
      case CREATED_AT ->
          Comparator.<Keyset, Instant>comparing(key -> Instant.parse(key.value()))
              .thenComparing(byId)
              .reversed();
      case NAME, SUBDOMAIN -> Comparator.comparing(Keyset::value).thenComparing(byId);
    };
  }

  private String text() {
    String plain = String.join(SEPARATOR, sort.name(), id.toString(), value);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static Keyset parse(String cursor, StoreSort sort) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> parts = List.of(plain.split(SEPARATOR, 3));
      if (parts.size() == 3 && parts.getFirst().equals(sort.name())) {
        if (sort == StoreSort.CREATED_AT) {
          Instant.parse(parts.get(2));
        }
        return new Keyset(sort, parts.get(2), StoreId.of(parts.get(1)));
      }
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      // Falls through to the one refusal below.
    }
    throw new InvalidCursorException(cursor);
  }
}
