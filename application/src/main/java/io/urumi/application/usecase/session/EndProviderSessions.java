package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driving.session.ProviderLogout;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Ends sessions because their users have signed out at the provider. */
public final class EndProviderSessions {
  private final AccountPorts ports;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public EndProviderSessions(AccountPorts ports, AuditTrail auditTrail, Clock clock) {
    this.ports = ports;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** Ends the sessions; false when the request was made before. */
  public Mono<Boolean> end(Actor actor, ProviderLogout logout) {
    return auditTrail.within(
        ports
            .usedTokens()
            .use(logout.tokenHash(), logout.expiresAt())
            .flatMap(first -> first ? delete(actor, logout).thenReturn(true) : Mono.just(false)));
  }

  private Mono<Void> delete(Actor actor, ProviderLogout logout) {
    return ports
        .sessions()
        .deleteOfProvider(logout.issuer(), logout.subject(), logout.providerSession())
        .filter(ended -> ended > 0)
        .flatMap(ended ->
            auditTrail
                .done(
                    clock.instant(),
                    actor,
                    AuditAction.SESSION_DELETE,
                    "account",
                    "Signed out at the identity provider; sessions ended: " + ended + ".")
                .then(auditTrail.accessChanged()));
  }
}
