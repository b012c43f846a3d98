package io.urumi.web.bootstrap;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.web.api.DatabaseFacts;
import io.urumi.web.api.PlatformVersion;
import io.urumi.web.security.TokenFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators look at: the banner, health and info. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {
  @Bean
  StartBanner startBanner(
      PlatformVersion version,
      ClusterConnection cluster,
      DatabaseFacts database,
      BindAddress address,
      ObjectProvider<TokenFile.Opened> token) {
    return new StartBanner(version, cluster, database, address, token.getIfAvailable());
  }

  @Bean
  ReactiveHealthIndicator databaseHealthIndicator(Persistence persistence, DatabaseFacts facts) {
    return new DatabaseHealthIndicator(persistence, facts);
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
