package io.urumi.web.bootstrap;

import io.urumi.adapter.persistence.DatabaseDescription;
import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.web.api.DatabaseFacts;
import io.urumi.web.api.PlatformVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What the engine stands on: the home folder, the cluster, the database. */
@Configuration(proxyBeanMethods = false)
class PlatformWiring {
  @Bean
  Home home(UrumiProperties properties) {
    return Home.open(properties.home());
  }

  @Bean
  ClusterConnection clusterConnection(UrumiProperties properties, Home home) {
    return new ClusterConnector(properties, home).open();
  }

  @Bean
  Persistence persistence(UrumiProperties properties, Home home, ClusterConnection cluster) {
    Persistence persistence = Persistence.open(settings(properties, home, cluster.name()));
    try {
      persistence.bindToCluster(cluster.name());
    } catch (RuntimeException foreign) {
      persistence.close();
      throw foreign;
    }
    return persistence;
  }

  private static PersistenceSettings settings(
      UrumiProperties properties, Home home, String cluster) {
    UrumiProperties.Database set = properties.database();
    try {
      return set.url() == null || set.url().isBlank()
          ? PersistenceSettings.embedded(home.database(cluster))
          : PersistenceSettings.of(set.url(), set.username(), set.password());
    } catch (IllegalArgumentException unusable) {
      throw new StartRefusedException(
          "The database's address cannot be used: " + unusable.getMessage() + ".", unusable);
    }
  }

  @Bean
  DatabaseFacts databaseFacts(Persistence persistence) {
    DatabaseDescription description = persistence.description();
    return new DatabaseFacts(description.product(), description.version(), description.location());
  }

  @Bean
  PlatformVersion platformVersion() {
    try {
      Properties properties =
          PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("io/urumi/web/version.properties"));
      return new PlatformVersion(properties.getProperty("version", "unknown"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
