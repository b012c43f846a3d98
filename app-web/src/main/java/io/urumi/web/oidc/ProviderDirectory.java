package io.urumi.web.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Reads the provider's description at the first sign-in, not at the start: this program starts
 * while the provider is unavailable. It is read again after a while, so that addresses and keys
 * that the provider has withdrawn are not used any longer; while that fails, the former one is
 * used.
 */
final class ProviderDirectory {
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(2);
  private static final ParameterizedTypeReference<Map<String, Object>> JSON =
      new ParameterizedTypeReference<>() {};

  private final OidcSettings settings;
  private final WebClient http;
  private final Clock clock;
  private final Mono<Provider> current;
  private final AtomicReference<@Nullable Provider> last = new AtomicReference<>();

  ProviderDirectory(OidcSettings settings, WebClient http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
    current = Mono.defer(this::discover).cache(_ -> KEPT, _ -> FAILURE_KEPT, () -> FAILURE_KEPT);
  }

  /** The provider; fails with {@link SignInFailure} when it cannot be read. */
  Mono<Provider> get() {
    return current
        .doOnNext(last::set)
        .onErrorResume(error -> {
          Provider former = last.get();
          return former == null ? Mono.error(error) : Mono.just(former);
        });
  }

  private Mono<Provider> discover() {
    String issuer = settings.issuer();
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return http.get()
        .uri(URI.create(base + "/.well-known/openid-configuration"))
        .retrieve()
        .bodyToMono(JSON)
        .timeout(settings.totalTimeout())
        .map(this::provider)
        .onErrorMap(SignInFailures::classify)
        .onErrorMap(
            error -> !(error instanceof SignInFailure),
            error ->
                new SignInFailure(
                    SignInFailure.Code.PROVIDER_ERROR,
                    "The description of the provider cannot be used: " + error.getMessage(),
                    error));
  }

  private Provider provider(Map<String, Object> description) {
    if (!settings.issuer().equals(description.get("issuer"))) {
      throw new IllegalArgumentException(
          "its issuer is \""
              + description.get("issuer")
              + "\", and urumi.sign-in.oidc.issuer is \""
              + settings.issuer()
              + "\"; they must be equal");
    }
    ClientRegistration registration =
        ClientRegistrations.fromOidcConfiguration(description)
            .registrationId(Provider.ID)
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .scope(settings.scopes())
            .redirectUri(settings.redirectUri())
            .userNameAttributeName("sub")
            .clientSettings(
                ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
            .build();
    OidcIdTokenValidator idToken = new OidcIdTokenValidator(registration);
    Object endSession = description.get("end_session_endpoint");
    return new Provider(
        registration,
        decoder(registration, description, List.of(new JwtTimestampValidator(), idToken)),
        decoder(
            registration,
            description,
            List.of(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.clientId()),
                new LogoutTokenValidator(clock))),
        endSession instanceof String text ? URI.create(text) : null);
  }

  private NimbusReactiveJwtDecoder decoder(
      ClientRegistration registration,
      Map<String, Object> description,
      List<OAuth2TokenValidator<Jwt>> validators) {
    NimbusReactiveJwtDecoder decoder =
        NimbusReactiveJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(
                    registration.getProviderDetails().getJwkSetUri(), "jwks_uri"))
            .jwsAlgorithms(algorithms -> algorithms.addAll(algorithms(description)))
            .webClient(ProviderHttp.forKeys(http))
            .build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(
            ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  /** The signature algorithms of the provider that use a private key. */
  private static Set<SignatureAlgorithm> algorithms(Map<String, Object> description) {
    Object supported = description.get("id_token_signing_alg_values_supported");
    Set<SignatureAlgorithm> asymmetric =
        supported instanceof Collection<?> names
            ? names.stream()
                .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                .filter(algorithm -> algorithm != null)
                .collect(Collectors.toSet())
            : Set.of();
    return asymmetric.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : asymmetric;
  }
}
