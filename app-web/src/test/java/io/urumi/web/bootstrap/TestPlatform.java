package io.urumi.web.bootstrap;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.StoreEngine;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.testkit.memory.InMemoryPersistence;
import io.urumi.web.api.DatabaseFacts;
import io.urumi.web.api.EventStreams;
import io.urumi.web.api.PlatformVersion;
import io.urumi.web.api.StoreMapper;
import io.urumi.web.api.dto.StoreClusterDto;
import io.urumi.web.problem.Outages;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The web part as it really is, on an engine that records wishes in memory and carries none out.
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
  InMemoryPersistence persistence() {
    return new InMemoryPersistence();
  }

  @Bean
  StoreRepository stores(InMemoryPersistence persistence) {
    return persistence.stores();
  }

  @Bean
  SimulatedCluster cluster() {
    return SimulatedCluster.open(SimulationSettings.defaults());
  }

  @Bean(destroyMethod = "")
  StoreEngine engine(
      UrumiProperties properties, InMemoryPersistence persistence, SimulatedCluster cluster) {
    return StoreEngine.builder()
        .stores(persistence.stores())
        .events(persistence.events())
        .audit(persistence.audit())
        .orphans(persistence.orphans())
        .taskLock(persistence.taskLock())
        .idempotencyKeys(persistence.idempotencyKeys())
        .transactions(persistence.transactions())
        .signals(persistence.signals())
        .tenantSpace(cluster.tenantSpace())
        .releases(cluster.releases())
        .storefrontProbe(cluster.storefrontProbe())
        .cluster(cluster.cluster())
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
