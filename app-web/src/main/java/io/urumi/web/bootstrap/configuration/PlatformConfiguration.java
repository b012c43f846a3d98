package io.urumi.web.bootstrap.configuration;

import io.urumi.adapter.persistence.DatabaseBelongsToOtherClusterException;
import io.urumi.adapter.persistence.DatabaseDescription;
import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.kubernetes.OtherClusterException;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.web.api.system.DatabaseInfo;
import io.urumi.web.api.system.IngressInfo;
import io.urumi.web.api.system.IngressInfoDto;
import io.urumi.web.api.system.PlatformVersion;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.cluster.ClusterConnector;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.EmbeddedDatabases;
import io.urumi.web.bootstrap.settings.IgnoredFiles;
import io.urumi.web.bootstrap.settings.SettingNames;
import io.urumi.web.bootstrap.settings.SettingValues;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
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
  IgnoredFiles ignoredFiles(Environment environment) {
    IgnoredFiles ignored = IgnoredFiles.of(environment, Path.of(""));
    ignored.warn();
    return ignored;
  }

  @Bean
  ClusterConnection clusterConnection(UrumiProperties properties, DataDirectory dataDirectory) {
    return new ClusterConnector(properties, dataDirectory).open();
  }

  @Bean
  Persistence persistence(
      UrumiProperties properties,
      DataDirectory dataDirectory,
      ClusterConnection cluster,
      IgnoredFiles ignored) {
    ClusterIdentity identity = cluster.identity();
    EmbeddedDatabases embedded = new EmbeddedDatabases(dataDirectory);
    Path folder = embedded.folder(identity);
    boolean isEmbedded = isEmbedded(properties);
    if (isEmbedded && !cluster.statusAtStart().simulated()) {
      ignored.checkNewDatabase(folder);
    }
    Persistence persistence = Persistence.open(settings(properties, folder));
    Consumer<ClusterIdentity> bind =
        found -> {
          if (isEmbedded) {
            embedded.checkUnclaimed(folder, found);
          }
          persistence.bindToCluster(found);
          if (isEmbedded) {
            embedded.record(folder, found);
          }
        };
    try {
      bind.accept(identity);
      cluster.requireIdentity(uid -> {
        try {
          bind.accept(new ClusterIdentity(uid, identity.name()));
        } catch (DatabaseBelongsToOtherClusterException | StartupException other) {
          throw new OtherClusterException(String.valueOf(other.getMessage()), other);
        }
      });
    } catch (RuntimeException failure) {
      persistence.close();
      throw failure;
    }
    return persistence;
  }

  private static boolean isEmbedded(UrumiProperties properties) {
    String url = properties.database().url();
    return url == null || url.isBlank();
  }

  private static PersistenceSettings settings(UrumiProperties properties, Path folder) {
    UrumiProperties.Database database = properties.database();
    String url = database.url();
    try {
      return url == null || url.isBlank()
          ? PersistenceSettings.embedded(folder)
          : PersistenceSettings.of(url, database.username(), database.password());
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
  IngressInfo ingressInfo(UrumiProperties properties, ClusterConnection cluster) {
    if (cluster.statusAtStart().simulated()) {
      return Optional::empty;
    }
    String className = properties.ingress().className();
    return () ->
        Optional.of(
            new IngressInfoDto(
                className.isEmpty() ? null : className,
                properties.ingress().address().toString(),
                cluster.ingressNamespace().get().orElse(null)));
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
