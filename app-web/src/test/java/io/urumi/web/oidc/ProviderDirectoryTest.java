package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.account.provider.GroupMemberships;
import io.urumi.domain.account.provider.GroupRoles;
import io.urumi.web.oidc.SignInFailure.Code;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.util.retry.Retry;

/** The description of a provider that is away, comes back, or is another one. */
class ProviderDirectoryTest {
  private final MisbehavingProvider provider = new MisbehavingProvider();
  private final OidcSettings settings =
      new OidcSettings(
          "Test",
          provider.issuer(),
          MisbehavingProvider.CLIENT,
          MisbehavingProvider.SECRET,
          Set.of("openid"),
          URI.create("https://urumi.test"),
          "name",
          "groups",
          new GroupRoles(Map.of()),
          GroupMemberships.NONE,
          true,
          false,
          Duration.ofSeconds(5));
  private final ProviderDirectory directory =
      new ProviderDirectory(settings, ProviderHttp.client(settings.timeout()), Clock.systemUTC());

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void aProviderThatIsAwayIsAskedAgainLater() {
    provider.away = true;
    assertThat(failure()).isEqualTo(Code.PROVIDER_UNAVAILABLE);

    provider.away = false;

    assertThat(
            directory
                .get()
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(100)))
                .block(Duration.ofSeconds(10)))
        .isNotNull();
  }

  @Test
  void aDescriptionOfAnotherIssuerIsRefused() {
    provider.describedIssuer = provider.issuer() + "/other";

    assertThat(failure()).isEqualTo(Code.PROVIDER_ERROR);
  }

  @Test
  void theDescriptionIsKeptWhileTheProviderIsAway() {
    Provider first = directory.get().block();
    provider.away = true;

    assertThat(directory.get().block()).isSameAs(first);
  }

  private Code failure() {
    try {
      directory.get().block(Duration.ofSeconds(10));
      throw new AssertionError("no failure");
    } catch (SignInFailure failure) {
      return failure.code();
    }
  }

  @Test
  void settingsWithoutProtectionAreRefused() {
    assertThatThrownBy(() -> with("http://id.example.com", MisbehavingProvider.SECRET))
        .hasMessageContaining("https");
    assertThatThrownBy(() -> with("https://id.example.com?x=y", MisbehavingProvider.SECRET))
        .hasMessageContaining("issuer");
    assertThatThrownBy(() -> with("https://id.example.com", "0123456789abcde"))
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("0123");
    assertThat(with("https://id.example.com/", MisbehavingProvider.SECRET).toString())
        .doesNotContain(MisbehavingProvider.SECRET);
  }

  private OidcSettings with(String issuer, String secret) {
    return new OidcSettings(
        settings.name(),
        issuer,
        settings.clientId(),
        secret,
        settings.scopes(),
        settings.publicAddress(),
        settings.nameClaim(),
        settings.groupsClaim(),
        settings.roles(),
        settings.memberships(),
        true,
        false,
        settings.timeout());
  }
}
