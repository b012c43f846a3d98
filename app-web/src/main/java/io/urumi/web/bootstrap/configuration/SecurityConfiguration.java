package io.urumi.web.bootstrap.configuration;

import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.Terminal;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.security.AddressRange;
import io.urumi.web.security.ApiTokenFile;
import io.urumi.web.security.ForwardedHeaders;
import io.urumi.web.security.HostFilter;
import io.urumi.web.security.TokenFilter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Access control without sign-in: on the loopback address, every program of this machine; on
 * another address, every client with the API token.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
  @Bean
  BindAddress bindAddress(Environment environment) {
    return BindAddress.ofServer(environment);
  }

  /** Replaces Spring's own handling, which trusts the headers of any client. */
  @Bean
  ForwardedHeaderTransformer forwardedHeaderTransformer(
      UrumiProperties properties, Environment environment) {
    String strategy = environment.getProperty("server.forward-headers-strategy", "none");
    if (!strategy.equalsIgnoreCase("none")) {
      throw new StartupException(
          "server.forward-headers-strategy is \""
              + strategy
              + "\", which lets any client forge its address; remove the setting and set"
              + " urumi.security.trusted-proxies to the addresses of the proxies.");
    }
    return SettingsConversion.convert(
        "urumi.security.trusted-proxies and urumi.http.path-prefix",
        () ->
            new ForwardedHeaders(
                properties.security().trustedProxies().stream().map(AddressRange::parse).toList(),
                properties.http().pathPrefix()));
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(BindAddress.OnLoopback.class)
  static class LoopbackAccess {
    @Bean
    HostFilter hostFilter(UrumiProperties properties) {
      UrumiProperties.Security security = properties.security();
      return new HostFilter(
          Stream.concat(
                  security.allowedHosts().stream(),
                  security.allowedOrigins().stream().map(origin -> URI.create(origin).getHost()))
              .collect(Collectors.toSet()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(TokenNeeded.class)
  static class TokenAccess {
    @Bean
    ApiTokenFile.Opened tokenFile(
        DataDirectory dataDirectory, UrumiProperties properties, BindAddress address) {
      Path hash = properties.security().tokenHashFile();
      if (hash != null) {
        return hashOf(hash);
      }
      // On the loopback address, the token is for programs of this account, which read its file.
      boolean shown = Terminal.isPresent() && !address.loopback();
      try {
        return new ApiTokenFile(dataDirectory.path(), shown).open();
      } catch (IOException failure) {
        throw new StartupException(
            "The file of the API token is not usable: " + failure.getMessage() + ".", failure);
      }
    }

    private static ApiTokenFile.Opened hashOf(Path file) {
      try {
        return ApiTokenFile.mounted(file);
      } catch (IOException failure) {
        throw new StartupException(
            "urumi.security.token-hash-file is not usable: " + failure.getMessage() + ".", failure);
      }
    }

    @Bean
    @SignInConfiguration.WithoutSignIn
    TokenFilter tokenFilter(ApiTokenFile.Opened opened, BindAddress address) {
      return new TokenFilter(opened.token(), !address.loopback());
    }
  }

  /** True when other machines can reach the process, or users sign in. */
  static final class TokenNeeded extends AnyNestedCondition {
    TokenNeeded() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(BindAddress.OnOtherAddress.class)
    static class OnOtherAddress {}

    @SignInConfiguration.WithSignIn
    static class WithSignIn {}
  }
}
