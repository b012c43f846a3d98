package io.urumi.web.bootstrap;

import io.urumi.web.security.HostFilter;
import io.urumi.web.security.TokenFile;
import io.urumi.web.security.TokenFilter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Who is let in: everybody of this machine, or, bound to another address, holders of the token. */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
  @Bean
  BindAddress bindAddress(@Value("${server.address:}") @Nullable String address) {
    return BindAddress.of(address);
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(BindAddress.OnLoopback.class)
  static class Loopback {
    @Bean
    HostFilter hostFilter(UrumiProperties properties) {
      return new HostFilter(properties.security().allowedHosts());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(BindAddress.OnOther.class)
  static class Elsewhere {
    @Bean
    TokenFile.Opened tokenFile(Home home) {
      try {
        return new TokenFile(home.folder()).open();
      } catch (IOException unusable) {
        throw new StartRefusedException(
            "The API's token cannot be kept: " + unusable.getMessage() + ".", unusable);
      }
    }

    @Bean
    TokenFilter tokenFilter(TokenFile.Opened opened) {
      return new TokenFilter(opened.token());
    }
  }
}
