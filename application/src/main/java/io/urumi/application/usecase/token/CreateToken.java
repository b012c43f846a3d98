package io.urumi.application.usecase.token;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.credentials.RecentSignIn;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.domain.token.TokenRequest;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.driving.token.CreateTokenUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.account.TokenSummary;
import io.urumi.port.model.audit.AuditAction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Creates a token of a user. */
public final class CreateToken {
  private static final AuditAction ACTION = AuditAction.TOKEN_CREATE;

  private final PersonalTokens tokens;
  private final AuditTrail auditTrail;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public CreateToken(PersonalTokens tokens, AuditTrail auditTrail, Clock clock) {
    this.tokens = tokens;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** Creates the token; its scopes are those that the user may give to it. */
  public Mono<Outcome> create(Actor actor, @Nullable Instant signedInAt, TokenRequest request) {
    // Otherwise the session of a user who has left would get by a token what it does not get
    // itself.
    if (request.scopes().contains(Permission.CREDENTIALS_REVEAL)
        && !RecentSignIn.isRecent(signedInAt, clock.instant())) {
      return refused(
          actor, "The user has not signed in within the last minutes.", new Outcome.SignInTooOld());
    }
    return Mono.justOrEmpty(AccountId.of(actor.principal()))
        .flatMap(account -> auditTrail.within(insert(actor, account, request)))
        .switchIfEmpty(Mono.defer(() -> refusedNoUser(actor)));
  }

  /** Records that a caller who is not a user has tried to create a token. */
  public Mono<Outcome> refusedNoUser(Actor actor) {
    return refused(actor, "Only users who are signed in create tokens.", new Outcome.NotAUser());
  }

  private Mono<Outcome> refused(Actor actor, String why, Outcome outcome) {
    return auditTrail.refused(clock.instant(), actor, ACTION, "token", null, null, why, outcome);
  }

  private Mono<Outcome> insert(Actor actor, AccountId account, TokenRequest request) {
    // Before the database shortens it: the response has the time that counts.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    PersonalToken token =
        new PersonalToken(
            new PersonalTokenId(UUID.randomUUID()),
            account,
            request.name(),
            request.scopes(),
            now,
            now.plus(request.lifetime()).truncatedTo(ChronoUnit.MICROS),
            null);
    PersonalTokenSecret secret = secret();
    return tokens
        // Locks the account, as whoever deletes it with its tokens does first.
        .count(account)
        .flatMap(number -> tokens.trim(now.minus(PersonalToken.KEPT)).thenReturn(number))
        .flatMap(number ->
            number >= CreateTokenUseCase.LIMIT
                ? Mono.just(new Outcome.LimitReached())
                : tokens
                    .insert(token, secret.hash())
                    .flatMap(inserted ->
                        inserted
                            ? created(actor, token, secret)
                            : Mono.just(new Outcome.NameTaken())));
  }

  private Mono<Outcome> created(Actor actor, PersonalToken token, PersonalTokenSecret secret) {
    String scopes =
        token.scopes().stream().map(Permission::code).sorted().collect(Collectors.joining(", "));
    String detail =
        "Token \""
            + token.name()
            + "\" of account/"
            + token.account()
            + "; permits "
            + scopes
            + "; expires at "
            + token.expiresAt()
            + ".";
    TokenSummary summary = new TokenSummary(token, actor.principal().displayName(), false);
    return auditTrail
        .done(token.createdAt(), actor, ACTION, "token/" + token.id(), detail)
        .thenReturn(new Outcome.Created(summary, secret));
  }

  private PersonalTokenSecret secret() {
    byte[] bytes = new byte[PersonalTokenSecret.RANDOM_BYTES];
    random.nextBytes(bytes);
    return PersonalTokenSecret.of(bytes);
  }
}
