package io.urumi.web.bootstrap.configuration;

import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.security.HostFilter;
import io.urumi.web.security.TokenFile;
import io.urumi.web.security.TokenFilter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Access control: on the loopback address, every program of this machine; on another address, every
 * client with the API token.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
  @Bean
  BindAddress bindAddress(@Value("${server.address:}") @Nullable String address) {
    return BindAddress.of(address);
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(BindAddress.OnLoopback.class)
  static class LoopbackAccess {
    @Bean
    HostFilter hostFilter(UrumiProperties properties) {
      return new HostFilter(properties.security().allowedHosts());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(BindAddress.OnOtherAddress.class)
  static class TokenAccess {
    @Bean
    TokenFile.Opened tokenFile(DataDirectory dataDirectory) {
      try {
        return new TokenFile(dataDirectory.path()).open();
      } catch (IOException failure) {
        throw new StartupException(
            "The file of the API token is not usable: " + failure.getMessage() + ".", failure);
      }
    }

    @Bean
    TokenFilter tokenFilter(TokenFile.Opened opened) {
      return new TokenFilter(opened.token());
    }
  }
}
