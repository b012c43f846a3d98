package io.urumi.web.bootstrap.configuration;

import io.urumi.adapter.persistence.DatabaseDescription;
import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.web.api.system.DatabaseInfo;
import io.urumi.web.api.system.PlatformVersion;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.cluster.ClusterConnector;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.SettingNames;
import io.urumi.web.bootstrap.settings.SettingValues;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The data directory, the cluster and the database. */
@Configuration(proxyBeanMethods = false)
public class PlatformConfiguration {
  @Bean
  DataDirectory dataDirectory(UrumiProperties properties, ConfigurableEnvironment environment) {
    // First of all beans that use settings.
    SettingNames.check(environment);
    SettingValues.check(properties);
    return DataDirectory.open(properties.home());
  }

  @Bean
  ClusterConnection clusterConnection(UrumiProperties properties, DataDirectory dataDirectory) {
    return new ClusterConnector(properties, dataDirectory).open();
  }

  @Bean
  Persistence persistence(
      UrumiProperties properties, DataDirectory dataDirectory, ClusterConnection cluster) {
    Persistence persistence = Persistence.open(settings(properties, dataDirectory, cluster.name()));
    try {
      persistence.bindToCluster(cluster.name());
    } catch (RuntimeException failure) {
      persistence.close();
      throw failure;
    }
    return persistence;
  }

  private static PersistenceSettings settings(
      UrumiProperties properties, DataDirectory dataDirectory, String cluster) {
    UrumiProperties.Database database = properties.database();
    try {
      return database.url() == null || database.url().isBlank()
          ? PersistenceSettings.embedded(dataDirectory.database(cluster))
          : PersistenceSettings.of(database.url(), database.username(), database.password());
    } catch (IllegalArgumentException invalid) {
      throw new StartupException(
          "The settings urumi.database.* are invalid: " + invalid.getMessage() + ".", invalid);
    }
  }

  @Bean
  DatabaseInfo databaseInfo(Persistence persistence) {
    DatabaseDescription description = persistence.description();
    return new DatabaseInfo(description.product(), description.version(), description.location());
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
