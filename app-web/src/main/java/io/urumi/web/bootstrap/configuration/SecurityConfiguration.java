package io.urumi.web.bootstrap.configuration;

import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.security.AddressRange;
import io.urumi.web.security.ApiTokenFile;
import io.urumi.web.security.ForwardedHeaders;
import io.urumi.web.security.HostFilter;
import io.urumi.web.security.TokenFilter;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
 * Access control: on the loopback address, every program of this machine; on another address, every
 * client with the API token.
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
            Stream.concat(
                    security.allowedHosts().stream(),
                    security.allowedOrigins().stream().map(origin -> URI.create(origin).getHost()))
                .collect(Collectors.toSet()))
        : Filters.NONE;
  }

  /** The token that clients on other machines need; none when only this machine is served. */
  @Bean
  ApiTokenFile.@Nullable Opened tokenFile(
      DataDirectory dataDirectory, UrumiProperties properties, Environment environment) {
    if (!BindAddress.servesOtherMachines(environment)) {
      return null;
    }
    Path hash = properties.security().tokenHashFile();
    if (hash != null) {
      return hashOf(hash);
    }
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    try {
      return new ApiTokenFile(dataDirectory.path(), terminal).open();
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
  WebFilter tokenFilter(
      ObjectProvider<ApiTokenFile.Opened> token, BindAddress address, Environment environment) {
    // Not by the token's absence: that could also be a mistake.
    return BindAddress.servesOtherMachines(environment)
        ? new TokenFilter(token.getObject().token(), !address.loopback())
        : Filters.NONE;
  }
}
