package io.urumi.web.bootstrap;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.StoreEngine;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.web.api.DatabaseFacts;
import io.urumi.web.api.EventStreams;
import io.urumi.web.api.PlatformVersion;
import io.urumi.web.api.StoreMapper;
import io.urumi.web.api.dto.StoreClusterDto;
import io.urumi.web.problem.Outages;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The production web configuration, on an engine that records intents in memory and executes none.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(UrumiProperties.class)
@Import({
  WebWiring.class,
  SecurityWiring.class,
  DashboardWiring.class,
  EngineWiring.DrivingPorts.class
})
public class TestPlatform {
  /** Short, so that tests of idle streams need not wait long. */
  public static final Duration HEARTBEAT = Duration.ofMillis(200);

  @Bean
  Home home(UrumiProperties properties) {
    return Home.open(properties.home());
  }

  @Bean
  Persistence persistence() {
    return Persistence.open(PersistenceSettings.inMemory(UUID.randomUUID().toString()));
  }

  @Bean
  PersistencePorts records(Persistence persistence) {
    return persistence.ports();
  }

  @Bean
  SimulatedCluster cluster() {
    return SimulatedCluster.open(SimulationSettings.defaults());
  }

  @Bean(destroyMethod = "")
  StoreEngine engine(
      UrumiProperties properties, PersistencePorts records, SimulatedCluster cluster) {
    ClusterPorts ports =
        new ClusterPorts(
            cluster.tenantSpace(),
            cluster.releases(),
            cluster.storefrontProbe(),
            cluster.cluster());
    return StoreEngine.builder(records, ports)
        .quota(EnginePolicies.quota(properties.stores()))
        .build();
  }

  @Bean
  FaultyFindStores faultyFindStores(StoreEngine engine) {
    return new FaultyFindStores(engine.findStores());
  }

  @Bean
  @Primary
  FindStoresQuery findStoresUnderTest(FaultyFindStores faulty) {
    return faulty;
  }

  @Bean
  Outages outages() {
    return FaultyFindStores.Outage.class::isInstance;
  }

  @Bean
  StoreMapper storeMapper(StoreEngine engine) {
    return new StoreMapper(engine.addressing()::url, new StoreClusterDto("simulated", true));
  }

  @Bean
  ScriptedWatch scriptedWatch(StoreEngine engine) {
    return new ScriptedWatch(engine.watchStores());
  }

  @Bean
  @Primary
  WatchStoresQuery watchStoresUnderTest(ScriptedWatch scripted) {
    return scripted;
  }

  @Bean
  ScriptedAudit scriptedAudit(StoreEngine engine) {
    return new ScriptedAudit(engine.audit());
  }

  @Bean
  @Primary
  ReadAuditQuery readAuditUnderTest(ScriptedAudit scripted) {
    return scripted;
  }

  @Bean
  EventStreams eventStreams(ScriptedWatch watch, StoreMapper mapper) {
    return new EventStreams(watch, mapper, HEARTBEAT);
  }

  @Bean
  DatabaseFacts databaseFacts() {
    return new DatabaseFacts("Memory", "1", "this process");
  }

  @Bean
  PlatformVersion platformVersion() {
    return new PlatformVersion("9.9.9");
  }
}
