package io.urumi.web.bootstrap.configuration;

import io.urumi.adapter.persistence.DatabaseUnavailableException;
import io.urumi.application.StoreEngine;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.web.api.event.EventStreams;
import io.urumi.web.api.store.StoreClusterDto;
import io.urumi.web.api.store.StoreMapper;
import io.urumi.web.api.store.StoreUrls;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.lifecycle.EventStreamLifecycle;
import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.problem.DatabaseOutageDetector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans of the API that depend on the engine, the cluster and the database. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {
  @Bean
  StoreMapper storeMapper(StoreUrls urls, ClusterConnection cluster) {
    return new StoreMapper(
        urls, new StoreClusterDto(cluster.name(), cluster.statusAtStart().simulated()));
  }

  @Bean
  StoreUrls storeUrls(StoreEngine engine, ClusterConnection cluster, Environment environment) {
    return SimulatedStorefrontConfiguration.areServed(cluster, environment)
        // The port is known only after the start, and with port 0 it changes at every start.
        ? store ->
            BindAddress.url(
                engine.addressing().address(store).host(),
                environment.getProperty("local.server.port", Integer.class, 8080))
        : store -> engine.addressing().address(store).url();
  }

  @Bean
  DatabaseOutageDetector databaseOutageDetector() {
    return ApiConfiguration::isDatabaseOutage;
  }

  private static boolean isDatabaseOutage(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnavailableException) {
        return true;
      }
    }
    return false;
  }

  @Bean
  EventStreams eventStreams(
      WatchStoresQuery stores, StoreMapper mapper, UrumiProperties properties) {
    return new EventStreams(stores, mapper, properties.events().heartbeat());
  }

  @Bean
  EventStreamLifecycle eventStreamLifecycle(EventStreams streams) {
    return new EventStreamLifecycle(streams);
  }
}
