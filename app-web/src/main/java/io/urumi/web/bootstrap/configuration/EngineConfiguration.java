package io.urumi.web.bootstrap.configuration;

import io.urumi.application.StoreEngine;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.web.bootstrap.lifecycle.EngineLifecycle;
import io.urumi.web.bootstrap.settings.EngineSettingsMapper;
import io.urumi.web.bootstrap.settings.ReplicaNames;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine and its lifecycle. */
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {
  /** Closed by its lifecycle, before the ports it uses. */
  @Bean(destroyMethod = "")
  StoreEngine storeEngine(
      UrumiProperties properties, PersistencePorts persistence, ClusterPorts cluster) {
    return StoreEngine.builder(persistence, cluster)
        .addressing(
            SettingsConversion.convert(
                "urumi.stores.*", () -> EngineSettingsMapper.addressing(properties.stores())))
        .lifecycle(
            SettingsConversion.convert(
                "urumi.lifecycle.*", () -> EngineSettingsMapper.lifecycle(properties.lifecycle())))
        .storeLimit(
            SettingsConversion.convert(
                "urumi.stores.*", () -> EngineSettingsMapper.storeLimit(properties.stores())))
        .settings(
            SettingsConversion.convert(
                "urumi.engine.*", () -> EngineSettingsMapper.engine(properties.engine())))
        .retention(
            SettingsConversion.convert(
                "urumi.retention.*", () -> EngineSettingsMapper.retention(properties.retention())))
        .orphanScan(
            SettingsConversion.convert(
                "urumi.orphans.*", () -> EngineSettingsMapper.orphans(properties.orphans())))
        .replica(new ReplicaId(ReplicaNames.ofThisProcess()))
        .build();
  }

  @Bean
  EngineLifecycle engineLifecycle(StoreEngine engine) {
    return new EngineLifecycle(engine);
  }
}
