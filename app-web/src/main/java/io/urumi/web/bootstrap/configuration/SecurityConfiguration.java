package io.urumi.web.bootstrap.configuration;

import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.Terminal;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.bootstrap.settings.UrumiProperties.SignInMode;
import io.urumi.web.security.AddressRange;
import io.urumi.web.security.ApiTokenFile;
import io.urumi.web.security.ApiTokenFilter;
import io.urumi.web.security.ForwardedHeaders;
import io.urumi.web.security.HostFilter;
import io.urumi.web.security.SessionFilter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebFilter;
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

  /** Only where other machines cannot send requests: there, each request has the token. */
  @Bean
  WebFilter hostFilter(UrumiProperties properties, BindAddress address) {
    UrumiProperties.Security security = properties.security();
    return address.loopback()
        ? new HostFilter(
            Stream.of(
                    security.allowedHosts().stream(),
                    security.allowedOrigins().stream().map(origin -> URI.create(origin).getHost()),
                    Stream.ofNullable(properties.signIn().publicAddress()).map(URI::getHost))
                .flatMap(names -> names)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()))
        : Filters.NONE;
  }

  /**
   * The token that clients on other machines need, and programs when users sign in; null when this
   * machine only is served and users do not sign in.
   */
  @Bean
  ApiTokenFile.@Nullable Opened tokenFile(
      DataDirectory dataDirectory,
      UrumiProperties properties,
      BindAddress address,
      Environment environment) {
    if (!BindAddress.servesOtherMachines(environment)
        && properties.signIn().mode() == SignInMode.NONE) {
      return null;
    }
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

  /** Without sign-in, for clients on other machines; with it, {@link SessionFilter} decides. */
  @Bean
  WebFilter tokenFilter(
      ObjectProvider<ApiTokenFile.Opened> token,
      UrumiProperties properties,
      BindAddress address,
      Environment environment) {
    // Not by the token's absence: that could also be a mistake.
    return properties.signIn().mode() == SignInMode.NONE
            && BindAddress.servesOtherMachines(environment)
        ? new ApiTokenFilter(token.getObject().token(), !address.loopback())
        : Filters.NONE;
  }
}
