package io.urumi.web.storefront;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What visitors read at the address of a store whose own pages do not answer.
 *
 * @param heading with {@code %s} for the store's name, if there is a name
 * @param text what the visitor can do
 * @param store name of the store; null when there is none at the address, or it is not known
 * @param retryAfter when to ask again; null when that would not help
 * @param reloads whether the page asks again by itself
 */
record Placeholder(
    HttpStatus status,
    String heading,
    String text,
    @Nullable String store,
    @Nullable Duration retryAfter,
    boolean reloads) {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofMinutes(5);

  /** There is no store at the address. */
  static Placeholder unknown() {
    return new Placeholder(
        HttpStatus.NOT_FOUND,
        "There is no store at this address",
        "Check the address for typing errors.",
        null,
        null,
        false);
  }

  /** Whether there is a store cannot be found out at the moment. */
  static Placeholder unavailable() {
    return unavailable("This store", null);
  }

  /** For a store whose pages did not answer. */
  static Placeholder of(Store store) {
    String name = store.spec().name().value();
    Phase phase = store.deletionRequested() ? Phase.DELETING : store.phase();
    return switch (phase) {
      case REQUESTED, PROVISIONING ->
          new Placeholder(
              HttpStatus.SERVICE_UNAVAILABLE,
              "%s is being set up",
              "It opens in a moment. This page shows it as soon as it is there.",
              name,
              SOON,
              true);
      case READY, DEGRADED -> unavailable("%s", name);
      case FAILED ->
          new Placeholder(
              HttpStatus.SERVICE_UNAVAILABLE,
              "%s is not available",
              "It cannot be opened at the moment. Please come back later.",
              name,
              LATER,
              false);
      case DELETING, DELETED ->
          new Placeholder(
              HttpStatus.NOT_FOUND,
              "%s no longer exists",
              "The store was deleted.",
              name,
              null,
              false);
    };
  }

  private static Placeholder unavailable(String subject, @Nullable String name) {
    return new Placeholder(
        HttpStatus.SERVICE_UNAVAILABLE,
        subject + " is not available at the moment",
        "It is probably back in a moment. This page shows it as soon as it answers.",
        name,
        SOON,
        true);
  }
}
