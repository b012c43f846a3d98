package io.urumi.application.usecase;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.store.ReservedSubdomains;
import io.urumi.domain.store.Subdomain;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.CheckSubdomainQuery.Availability;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checks whether a subdomain is available, and suggests a similar one when not. */
public final class CheckSubdomain {
  private static final int SUGGESTIONS = 20;

  private final StoreDirectory stores;
  private final Addressing addressing;

  public CheckSubdomain(StoreDirectory stores, Addressing addressing) {
    this.stores = stores;
    this.addressing = addressing;
  }

  public Mono<Availability> check(String text) {
    Subdomain subdomain;
    try {
      subdomain = ReservedSubdomains.allow(new Subdomain(text));
    } catch (InvalidValueException refused) {
      return Mono.just(new Availability(text, false, null, refused.violations().getFirst(), null));
    }
    String host = addressing.host(subdomain);
    return stores
        .isTaken(subdomain)
        .flatMap(taken ->
            taken
                ? suggestion(subdomain)
                    .map(free -> taken(subdomain, host, free))
                    .defaultIfEmpty(taken(subdomain, host, null))
                : Mono.just(new Availability(text, true, host, null, null)));
  }

  private static Availability taken(Subdomain subdomain, String host, @Nullable String suggestion) {
    Violation violation =
        new Violation(
            "subdomain", "taken", "The subdomain \"" + subdomain + "\" is taken; choose another.");
    return new Availability(subdomain.value(), false, host, violation, suggestion);
  }

  private Mono<String> suggestion(Subdomain taken) {
    return Flux.range(2, SUGGESTIONS)
        .map(number -> valid(taken + "-" + number))
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow)
        .filterWhen(candidate -> stores.isTaken(candidate).map(held -> !held), 1)
        .next()
        .map(Subdomain::value);
  }

  private static Optional<Subdomain> valid(String text) {
    try {
      return Optional.of(ReservedSubdomains.allow(new Subdomain(text)));
    } catch (InvalidValueException tooLong) {
      return Optional.empty();
    }
  }
}
