package io.urumi.application.usecase.credentials;

import io.urumi.application.settings.Addressing;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.domain.access.Principal;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.RevealCredentialsUseCase.Outcome;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.store.ShopAdministrator;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the credentials of a shop's administrator, and records that. The value is in memory only
 * between the cluster and the caller.
 */
public final class RevealCredentials {
  private static final AuditAction ACTION = AuditAction.CREDENTIALS_REVEAL;

  private final StoreDirectory stores;
  private final TenantSpace tenantSpace;
  private final AuditTrail auditTrail;
  private final CurrentRights rights;
  private final Addressing addressing;
  private final Clock clock;

  public RevealCredentials(
      StoreDirectory stores,
      TenantSpace tenantSpace,
      AuditTrail auditTrail,
      CurrentRights rights,
      Addressing addressing,
      Clock clock) {
    this.stores = stores;
    this.tenantSpace = tenantSpace;
    this.auditTrail = auditTrail;
    this.rights = rights;
    this.addressing = addressing;
    this.clock = clock;
  }

  /**
   * Reveals the credentials when the caller has the permission.
   *
   * @param signedInAt of a user; null when it is not known
   */
  public Mono<Outcome> reveal(
      Authorization authorization, @Nullable Instant signedInAt, StoreId id) {
    return stores
        .find(authorization.visible(), id)
        .flatMap(authorization::require)
        .flatMap(store ->
            isRecent(authorization, signedInAt)
                ? read(authorization, store)
                : refuse(
                    authorization,
                    id,
                    store,
                    "The user has not signed in within the last "
                        + RevealCredentialsUseCase.RECENT.toMinutes()
                        + " minutes.",
                    new Outcome.SignInTooOld()))
        .onErrorResume(
            Authorization.NotPermitted.class, refused -> denied(authorization, refused.store()))
        .switchIfEmpty(
            Mono.defer(() ->
                refuse(
                    authorization, id, null, "There is no such store.", new Outcome.NotFound(id))));
  }

  private boolean isRecent(Authorization authorization, @Nullable Instant signedInAt) {
    return authorization.actor().principal().kind() != Principal.Kind.USER
        || RecentSignIn.isRecent(signedInAt, clock.instant());
  }

  private Mono<Outcome> read(Authorization authorization, Store store) {
    return tenantSpace
        .administrator(addressing.blueprint(store))
        .flatMap(administrator -> record(authorization, store, administrator))
        .switchIfEmpty(
            Mono.defer(() ->
                refuse(
                    authorization,
                    store.id(),
                    store,
                    "The store has no credentials.",
                    new Outcome.NotCreated(store))))
        .onErrorResume(
            StoreFailureException.class,
            failure ->
                auditTrail.failed(
                    clock.instant(), authorization.actor(), ACTION, store.namespace(), failure));
  }

  /**
   * Decides again with the owner that the store has now and the roles that the caller has now: the
   * cluster may have taken long to answer. Without the record nothing is revealed.
   */
  private Mono<Outcome> record(
      Authorization authorization, Store store, ShopAdministrator administrator) {
    Mono<Outcome> work =
        rights
            .of(authorization)
            .flatMap(
                current -> stores.find(current.visible(), store.id()).flatMap(current::require))
            .flatMap(now ->
                auditTrail
                    .done(
                        clock.instant(),
                        authorization.actor(),
                        ACTION,
                        now,
                        "The administrator of store \"" + now.spec().name() + "\".")
                    .thenReturn(new Outcome.Revealed(now, administrator)));
    return auditTrail
        .within(work)
        .switchIfEmpty(
            Mono.defer(() ->
                refuse(
                    authorization,
                    store.id(),
                    null,
                    "There is no such store.",
                    new Outcome.NotFound(store.id()))));
  }

  private Mono<Outcome> refuse(
      Authorization authorization, StoreId id, @Nullable Store store, String why, Outcome outcome) {
    return auditTrail.refused(
        clock.instant(), authorization.actor(), ACTION, id, store, why, outcome);
  }

  private Mono<Outcome> denied(Authorization authorization, Store store) {
    return auditTrail.denied(
        clock.instant(), authorization.actor(), ACTION, store, authorization.permission());
  }
}
