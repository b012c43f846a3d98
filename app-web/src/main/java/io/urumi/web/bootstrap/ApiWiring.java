package io.urumi.web.bootstrap;

import io.urumi.adapter.persistence.DatabaseUnavailableException;
import io.urumi.application.StoreEngine;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.web.api.EventStreams;
import io.urumi.web.api.StoreMapper;
import io.urumi.web.api.dto.StoreClusterDto;
import io.urumi.web.problem.Outages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ties the API to this engine, cluster and database. */
@Configuration(proxyBeanMethods = false)
class ApiWiring {
  @Bean
  StoreMapper storeMapper(StoreEngine engine, ClusterConnection cluster) {
    return new StoreMapper(
        engine.addressing()::url,
        new StoreClusterDto(cluster.name(), cluster.statusAtStart().simulated()));
  }

  @Bean
  Outages outages() {
    return ApiWiring::isDatabaseOutage;
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
