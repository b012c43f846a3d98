package io.urumi.web.bootstrap.configuration;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.application.StoreEngine;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.web.api.system.DatabaseInfo;
import io.urumi.web.api.system.PlatformVersion;
import io.urumi.web.bootstrap.administrator.AdministratorPassword;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.health.ClusterHealthIndicator;
import io.urumi.web.bootstrap.health.DatabaseHealthIndicator;
import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.bootstrap.settings.Terminal;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.bootstrap.startup.SignInLinkPrinter;
import io.urumi.web.bootstrap.startup.StartupBanner;
import io.urumi.web.security.ApiTokenFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The startup banner and the actuator's health and info. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {
  @Bean
  StartupBanner startBanner(
      PlatformVersion version,
      ClusterConnection cluster,
      DatabaseInfo database,
      BindAddress address,
      UrumiProperties properties,
      ObjectProvider<ApiTokenFile.Opened> token,
      ObjectProvider<AdministratorPassword> administrator) {
    return new StartupBanner(
        version,
        cluster,
        database,
        address,
        properties.http().pathPrefix(),
        token.getIfAvailable(),
        administrator.getIfAvailable());
  }

  @Bean
  SignInLinkPrinter signInLinkPrinter(
      StoreEngine engine,
      SignInWithCodeUseCase signIn,
      BindAddress address,
      UrumiProperties properties,
      ObjectProvider<AdministratorPassword> administrator) {
    AdministratorPassword account = administrator.getIfAvailable();
    boolean shown = Terminal.isPresent() && address.loopback();
    return new SignInLinkPrinter(
        signIn,
        Caller.system(engine.replica().value()),
        shown && account != null ? account.name() : null,
        address,
        properties.http().pathPrefix());
  }

  @Bean
  ReactiveHealthIndicator databaseHealthIndicator(Persistence persistence, DatabaseInfo database) {
    return new DatabaseHealthIndicator(persistence, database);
  }

  @Bean
  ReactiveHealthIndicator clusterHealthIndicator(ClusterConnection cluster) {
    return new ClusterHealthIndicator(cluster.ports().cluster());
  }

  @Bean
  InfoContributor platformInfo(PlatformVersion version) {
    return builder ->
        builder.withDetail(
            "urumi", java.util.Map.of("name", "Urumi control plane", "version", version.value()));
  }
}
