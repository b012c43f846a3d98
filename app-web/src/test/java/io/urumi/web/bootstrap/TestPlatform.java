package io.urumi.web.bootstrap;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.StoreEngine;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.web.api.event.EventStreams;
import io.urumi.web.api.store.StoreClusterDto;
import io.urumi.web.api.store.StoreMapper;
import io.urumi.web.api.system.DatabaseInfo;
import io.urumi.web.api.system.IngressInfo;
import io.urumi.web.api.system.IngressInfoDto;
import io.urumi.web.api.system.PlatformVersion;
import io.urumi.web.bootstrap.configuration.DrivingPortsConfiguration;
import io.urumi.web.bootstrap.configuration.PlaceholderConfiguration;
import io.urumi.web.bootstrap.configuration.SecurityConfiguration;
import io.urumi.web.bootstrap.configuration.SignInConfiguration;
import io.urumi.web.bootstrap.configuration.TeamConfiguration;
import io.urumi.web.bootstrap.configuration.TokenConfiguration;
import io.urumi.web.bootstrap.configuration.WebConfiguration;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.EngineSettingsMapper;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.dashboard.DashboardConfiguration;
import io.urumi.web.problem.DatabaseOutageDetector;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The web beans of the control plane, with an engine that records requests and executes none. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(UrumiProperties.class)
@Import({
  WebConfiguration.class,
  SecurityConfiguration.class,
  SignInConfiguration.class,
  TokenConfiguration.class,
  TeamConfiguration.class,
  DashboardConfiguration.class,
  DrivingPortsConfiguration.class,
  PlaceholderConfiguration.class
})
public class TestPlatform {
  /** Short, to keep the tests of idle streams fast. */
  public static final Duration HEARTBEAT = Duration.ofMillis(200);

  @Bean
  public DataDirectory home(UrumiProperties properties) {
    return DataDirectory.open(properties.home());
  }

  @Bean
  public Persistence persistence() {
    return Persistence.open(PersistenceSettings.inMemory(UUID.randomUUID().toString()));
  }

  @Bean
  public PersistencePorts records(Persistence persistence) {
    return persistence.ports();
  }

  @Bean
  public AccountPorts accounts(Persistence persistence) {
    return persistence.accountPorts();
  }

  @Bean
  public SimulatedCluster cluster() {
    return SimulatedCluster.open(SimulationSettings.defaults());
  }

  @Bean(destroyMethod = "")
  public StoreEngine engine(
      UrumiProperties properties,
      PersistencePorts records,
      AccountPorts accounts,
      SimulatedCluster cluster) {
    ClusterPorts ports =
        new ClusterPorts(
            cluster.tenantSpace(),
            cluster.releases(),
            cluster.storefrontProbe(),
            cluster.cluster());
    return StoreEngine.builder(records, ports)
        .limits(EngineSettingsMapper.limits(properties.stores()))
        .ownersAreTeams(accounts)
        .build();
  }

  @Bean
  public FaultyFindStores faultyFindStores(StoreEngine engine) {
    return new FaultyFindStores(engine.findStores());
  }

  @Bean
  @Primary
  public FindStoresQuery findStoresUnderTest(FaultyFindStores faulty) {
    return faulty;
  }

  @Bean
  public DatabaseOutageDetector outages() {
    return FaultyFindStores.Outage.class::isInstance;
  }

  @Bean
  public StoreMapper storeMapper(StoreEngine engine) {
    return new StoreMapper(
        store -> engine.addressing().address(store).url(), new StoreClusterDto("simulated", true));
  }

  @Bean
  public ScriptedWatch scriptedWatch(StoreEngine engine) {
    return new ScriptedWatch(engine.watchStores());
  }

  @Bean
  @Primary
  public WatchStoresQuery watchStoresUnderTest(ScriptedWatch scripted) {
    return scripted;
  }

  @Bean
  public ScriptedAudit scriptedAudit(StoreEngine engine) {
    return new ScriptedAudit(engine.audit());
  }

  @Bean
  @Primary
  public ReadAuditQuery readAuditUnderTest(ScriptedAudit scripted) {
    return scripted;
  }

  @Bean
  public EventStreams eventStreams(ScriptedWatch watch, StoreMapper mapper) {
    return new EventStreams(watch, mapper, HEARTBEAT);
  }

  @Bean
  public CountedBuffers countedBuffers() {
    return new CountedBuffers();
  }

  @Bean
  public DatabaseInfo databaseFacts() {
    return new DatabaseInfo("Memory", "1", "this process");
  }

  @Bean
  public IngressInfo ingressInfo() {
    return () ->
        Optional.of(new IngressInfoDto("traefik", "http://traefik.traefik.svc", "traefik"));
  }

  @Bean
  public PlatformVersion platformVersion() {
    return new PlatformVersion("9.9.9");
  }
}
