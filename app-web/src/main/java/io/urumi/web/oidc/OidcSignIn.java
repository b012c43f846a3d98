package io.urumi.web.oidc;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.port.driving.session.ProviderSignInRequest;
import io.urumi.port.driving.session.SignInWithProviderUseCase;
import io.urumi.port.driving.session.SignInWithProviderUseCase.Outcome;
import io.urumi.web.oidc.PendingSignIns.Pending;
import io.urumi.web.oidc.SignInFailure.Code;
import io.urumi.web.request.Callers;
import io.urumi.web.session.SessionCookie;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationCodeAuthenticationTokenConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Leads the browser to the provider, and begins the session when it comes back. */
final class OidcSignIn {
  private final OidcSettings settings;
  private final ProviderDirectory directory;
  private final PendingSignIns pendingSignIns;
  private final SignInWithProviderUseCase signIn;
  private final WebClient http;

  OidcSignIn(
      OidcSettings settings,
      ProviderDirectory directory,
      PendingSignIns pendingSignIns,
      SignInWithProviderUseCase signIn,
      WebClient http) {
    this.settings = settings;
    this.directory = directory;
    this.pendingSignIns = pendingSignIns;
    this.signIn = signIn;
    this.http = http;
  }

  /** The provider's address to go to; the browser has a cookie for the way back. */
  Mono<String> begin(ServerWebExchange exchange, @Nullable String to) {
    return directory
        .get()
        .flatMap(provider ->
            new DefaultServerOAuth2AuthorizationRequestResolver(
                    new InMemoryReactiveClientRegistrationRepository(provider.registration()))
                .resolve(exchange, Provider.ID))
        .map(request -> {
          pendingSignIns.write(exchange, request, ReturnPath.of(to));
          return request.getAuthorizationRequestUri();
        });
  }

  /**
   * Verifies the provider's answer and begins the session, whose cookie the browser has then.
   *
   * @return the page of the dashboard to go to
   */
  Mono<String> complete(ServerWebExchange exchange) {
    Pending pending = pendingSignIns.take(exchange).orElse(null);
    if (pending == null) {
      return Mono.error(
          new SignInFailure(
              Code.SIGN_IN_EXPIRED, "The browser has no pending sign-in with this state."));
    }
    return directory
        .get()
        .flatMap(provider -> authenticate(exchange, provider, pending))
        .timeout(settings.totalTimeout())
        .onErrorMap(SignInFailures::classify)
        .flatMap(user -> beginSession(exchange, user, pending))
        .onErrorResume(
            SignInFailure.class, failure -> recorded(exchange, failure).then(Mono.error(failure)));
  }

  private Mono<OidcUser> authenticate(
      ServerWebExchange exchange, Provider provider, Pending pending) {
    ServerOAuth2AuthorizationCodeAuthenticationTokenConverter converter =
        new ServerOAuth2AuthorizationCodeAuthenticationTokenConverter(
            new InMemoryReactiveClientRegistrationRepository(provider.registration()));
    converter.setAuthorizationRequestRepository(
        new TakenRequest(pending.request(provider.registration())));
    return converter
        .convert(exchange)
        .flatMap(answer -> manager(provider).authenticate(answer))
        .map(authenticated ->
            (OidcUser)
                Objects.requireNonNull(
                    ((OAuth2LoginAuthenticationToken) authenticated).getPrincipal(), "principal"));
  }

  private OidcAuthorizationCodeReactiveAuthenticationManager manager(Provider provider) {
    WebClientReactiveAuthorizationCodeTokenResponseClient tokens =
        new WebClientReactiveAuthorizationCodeTokenResponseClient();
    tokens.setWebClient(http);
    DefaultReactiveOAuth2UserService userInfo = new DefaultReactiveOAuth2UserService();
    userInfo.setWebClient(http);
    OidcReactiveOAuth2UserService users = new OidcReactiveOAuth2UserService();
    users.setOauth2UserService(userInfo);
    OidcAuthorizationCodeReactiveAuthenticationManager manager =
        new OidcAuthorizationCodeReactiveAuthenticationManager(tokens, users);
    manager.setJwtDecoderFactory(_ -> provider.idTokens());
    return manager;
  }

  private Mono<String> beginSession(ServerWebExchange exchange, OidcUser user, Pending pending) {
    if (settings.usesGroups()
        && groups(user).isEmpty()
        && UserClaims.hasOmittedGroups(user.getClaims(), settings.groupsClaim())) {
      return groupsOmitted(exchange);
    }
    return signIn
        .signIn(Callers.anonymous(exchange), request(exchange, user, pending))
        .flatMap(outcome ->
            switch (outcome) {
              case Outcome.SignedIn begun -> {
                SessionCookie.write(exchange.getResponse(), begun.secret());
                yield Mono.just(settings.publicAddress() + pending.to());
              }
              case Outcome.Disabled _ ->
                  Mono.error(new SignInFailure(Code.ACCOUNT_DISABLED, "The account is disabled."));
              case Outcome.NotAdmitted _ -> Mono.error(withoutRole(user));
            });
  }

  /** Not as if the user had none: the account keeps its roles and sessions. */
  private Mono<String> groupsOmitted(ServerWebExchange exchange) {
    return signIn
        .failed(
            Callers.anonymous(exchange),
            "The identity provider left out the groups of the user, who is in too many.")
        .then(
            Mono.error(() ->
                new SignInFailure(
                    Code.GROUPS_MISSING,
                    "The provider left out the groups of the user, who is in too many for the claim"
                        + " \""
                        + settings.groupsClaim()
                        + "\"; let it send only those that have a role here.")));
  }

  private SignInFailure withoutRole(OidcUser user) {
    return groups(user).isPresent()
        ? new SignInFailure(Code.NO_ROLE, "The user is in no group with a role.")
        : new SignInFailure(
            Code.GROUPS_MISSING,
            "The provider sent no claim \""
                + settings.groupsClaim()
                + "\" with groups: it has none of the user, or is not set up to send it.");
  }

  private Optional<List<String>> groups(OidcUser user) {
    return UserClaims.groups(user.getClaims(), settings.groupsClaim());
  }

  private ProviderSignInRequest request(
      ServerWebExchange exchange, OidcUser user, Pending pending) {
    List<String> groups = groups(user).orElse(List.of());
    Set<PlatformRole> roles = settings.roles().of(groups);
    Set<Membership> memberships = settings.memberships().of(groups);
    String sid = user.getIdToken().getClaimAsString("sid");
    return new ProviderSignInRequest(
        identity(user),
        UserClaims.displayName(user.getClaims(), settings.nameClaim(), subject(user)),
        roles,
        memberships,
        settings.admitWithoutRole() || !roles.isEmpty() || !memberships.isEmpty(),
        sid == null || sid.length() > ProviderIdentity.MAX_LENGTH ? null : sid,
        Callers.client(exchange.getRequest()),
        pending.replacedHash());
  }

  /** Spring Security has refused tokens without one. */
  private static String subject(OidcUser user) {
    return Objects.requireNonNull(user.getSubject(), "sub");
  }

  private ProviderIdentity identity(OidcUser user) {
    try {
      return new ProviderIdentity(settings.issuer(), subject(user));
    } catch (IllegalArgumentException unusable) {
      throw new SignInFailure(
          Code.TOKEN_REJECTED, "The subject cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /** Failures after which the user only has to try again are not recorded. */
  private Mono<Void> recorded(ServerWebExchange exchange, SignInFailure failure) {
    return switch (failure.code()) {
      case TOKEN_REJECTED, PROVIDER_ERROR, SIGN_IN_CANCELLED ->
          signIn
              .failed(
                  Callers.anonymous(exchange), "At the identity provider: " + failure.code() + ".")
              // The failure itself is what counts for the user.
              .onErrorComplete();
      case PROVIDER_UNAVAILABLE, SIGN_IN_EXPIRED, ACCOUNT_DISABLED, UNEXPECTED -> Mono.empty();
      // Recorded where it was decided.
      case NO_ROLE, GROUPS_MISSING -> Mono.empty();
    };
  }

  /** The request that the browser's cookie had. */
  private record TakenRequest(OAuth2AuthorizationRequest request)
      implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
      return Mono.just(request);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
      return Mono.just(request);
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
        OAuth2AuthorizationRequest authorizationRequest, ServerWebExchange exchange) {
      return Mono.empty();
    }
  }
}
