package io.urumi.web.bootstrap.configuration;

import io.urumi.application.SignInEngine;
import io.urumi.application.TokenEngine;
import io.urumi.domain.account.AccountSources;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.driving.token.FindTokensQuery;
import io.urumi.port.driving.token.RevokeTokenUseCase;
import io.urumi.port.driving.token.UseTokenUseCase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tokens of users, and the sign-in by a link. */
@Configuration(proxyBeanMethods = false)
public class TokenConfiguration {
  @Bean
  TokenEngine tokenEngine(
      PersistencePorts persistence, AccountPorts accounts, AccountSources sources) {
    return new TokenEngine(persistence, accounts.tokens(), sources, Clock.systemUTC());
  }

  @Bean
  CreateTokenUseCase createToken(TokenEngine engine) {
    return engine.createToken();
  }

  @Bean
  RevokeTokenUseCase revokeToken(TokenEngine engine) {
    return engine.revokeToken();
  }

  @Bean
  FindTokensQuery findTokens(TokenEngine engine) {
    return engine.findTokens();
  }

  @Bean
  SignInWithCodeUseCase signInWithCode(SignInEngine engine) {
    return engine.signInWithCode();
  }

  @Bean
  UseTokenUseCase useToken(TokenEngine engine) {
    return engine.useToken();
  }
}
