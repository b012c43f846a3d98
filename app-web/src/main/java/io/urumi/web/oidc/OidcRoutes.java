package io.urumi.web.oidc;

import io.urumi.port.driving.session.EndProviderSessionsUseCase;
import io.urumi.port.driving.session.SignInWithProviderUseCase;
import io.urumi.web.oidc.SignInFailure.Code;
import io.urumi.web.request.RequestId;
import java.net.URI;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The addresses of the sign-in and sign-out at a provider. Browsers are redirected; the provider's
 * report of a sign-out is answered without a body.
 */
public final class OidcRoutes {
  private static final Logger log = LoggerFactory.getLogger(OidcRoutes.class);

  private final OidcSettings settings;
  private final OidcSignIn signIn;
  private final OidcLogout logout;

  private OidcRoutes(OidcSettings settings, OidcSignIn signIn, OidcLogout logout) {
    this.settings = settings;
    this.signIn = signIn;
    this.logout = logout;
  }

  /** The routes; contacts no provider yet. */
  public static RouterFunction<ServerResponse> of(
      OidcSettings settings,
      SignInWithProviderUseCase signIn,
      EndProviderSessionsUseCase endSessions,
      Clock clock) {
    WebClient http = ProviderHttp.client(settings.timeout());
    ProviderDirectory directory = new ProviderDirectory(settings, http, clock);
    PendingSignIns pending = new PendingSignIns(settings, clock);
    OidcRoutes routes =
        new OidcRoutes(
            settings,
            new OidcSignIn(settings, directory, pending, signIn, http),
            new OidcLogout(settings, directory, endSessions));
    return RouterFunctions.route()
        .GET(OidcPaths.SIGN_IN, routes::begin)
        .GET(OidcPaths.CALLBACK, routes::complete)
        .GET(OidcPaths.SIGN_OUT, routes::signOut)
        .POST(
            OidcPaths.BACK_CHANNEL_LOGOUT,
            RequestPredicates.contentType(MediaType.APPLICATION_FORM_URLENCODED),
            routes::backChannelLogout)
        .build();
  }

  /** What the routes are when users do not sign in at a provider. */
  public static RouterFunction<ServerResponse> none() {
    return RouterFunctions.route(_ -> false, _ -> ServerResponse.notFound().build());
  }

  private Mono<ServerResponse> begin(ServerRequest request) {
    return signIn
        .begin(request.exchange(), request.queryParam("to").orElse(null))
        .onErrorResume(error -> Mono.just(failed(request, error)))
        .flatMap(OidcRoutes::redirect);
  }

  private Mono<ServerResponse> complete(ServerRequest request) {
    return signIn
        .complete(request.exchange())
        .onErrorResume(error -> Mono.just(failed(request, error)))
        .flatMap(OidcRoutes::redirect);
  }

  private Mono<ServerResponse> signOut(ServerRequest request) {
    return logout.signOut().flatMap(OidcRoutes::redirect);
  }

  private Mono<ServerResponse> backChannelLogout(ServerRequest request) {
    return request
        .formData()
        .flatMap(form -> logout.backChannel(request.exchange(), form.getFirst("logout_token")))
        .then(ServerResponse.ok().cacheControl(CacheControl.noStore()).build());
  }

  /** The address of the dashboard's page about the failure. */
  private String failed(ServerRequest request, Throwable error) {
    String reference = RequestId.of(request.exchange());
    Code code = error instanceof SignInFailure failure ? failure.code() : Code.UNEXPECTED;
    if (error instanceof SignInFailure failure) {
      log.warn("A sign-in at the provider failed, {}: {}", code, failure.detail());
    } else {
      log.error("A sign-in at the provider failed", error);
    }
    return settings.publicAddress()
        + OidcPaths.FAILED
        + "?code="
        + code
        + "&reference="
        + reference;
  }

  private static Mono<ServerResponse> redirect(String address) {
    return ServerResponse.status(HttpStatus.FOUND)
        .location(URI.create(address))
        .cacheControl(CacheControl.noStore())
        .build();
  }
}
