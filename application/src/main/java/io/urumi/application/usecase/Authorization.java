package io.urumi.application.usecase;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.Account;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.port.model.Actor;
import java.io.Serial;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What the access policy has decided about a request. A use case applies it in its transaction,
 * where it reads whose store it is.
 *
 * @param permission that the request needs
 * @param visible the stores that the caller may know of; others do not exist for it
 * @param permitted the stores for which the caller has the permission
 * @param again decides about the same request with the roles that its user's account has now
 */
public record Authorization(
    Actor actor,
    Permission permission,
    ObjectScope visible,
    ObjectScope permitted,
    Function<Account, Authorization> again) {
  public Authorization {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(permission, "permission");
    Objects.requireNonNull(visible, "visible");
    Objects.requireNonNull(permitted, "permitted");
    Objects.requireNonNull(again, "again");
  }

  /** The same request of a caller who does not have the permission. */
  Authorization withoutPermission() {
    return new Authorization(actor, permission, visible, new ObjectScope.Nothing(), again);
  }

  /** Whether the caller has the permission for the platform itself. */
  public boolean permitsPlatform() {
    return permitted.isEverything();
  }

  /** Whether the caller has the permission for the stores of an owner. */
  public boolean permits(Owner owner) {
    return permitted.contains(owner);
  }

  /** A visible store; {@link NotPermitted} when the caller does not have the permission for it. */
  public Mono<Store> require(Store store) {
    return permits(store.spec().owner()) ? Mono.just(store) : Mono.error(new NotPermitted(store));
  }

  /** The caller does not have the permission; rolls the transaction back. */
  public static final class NotPermitted extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient @Nullable Store store;

    private NotPermitted(@Nullable Store store) {
      super(null, null, false, false);
      this.store = store;
    }

    /** About something else than a store. */
    public NotPermitted() {
      this(null);
    }

    /** The store that the caller does not have the permission for. */
    public Store store() {
      return Objects.requireNonNull(store);
    }
  }
}
