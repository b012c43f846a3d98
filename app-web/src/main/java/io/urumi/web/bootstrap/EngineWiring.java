package io.urumi.web.bootstrap;

import io.urumi.application.StoreEngine;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.DescribeSystemQuery;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ListPlansQuery;
import io.urumi.port.driving.ProvisionStoreUseCase;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.port.driving.WatchStoresQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The engine and its life. */
@Configuration(proxyBeanMethods = false)
@Import(EngineWiring.DrivingPorts.class)
class EngineWiring {
  /** Closed by its lifecycle, before anything it stands on. */
  @Bean(destroyMethod = "")
  StoreEngine storeEngine(
      UrumiProperties properties, PersistencePorts persistence, ClusterPorts cluster) {
    return StoreEngine.builder(persistence, cluster)
        .addressing(
            Settings.read("urumi.stores.*", () -> EnginePolicies.addressing(properties.stores())))
        .lifecycle(
            Settings.read(
                "urumi.lifecycle.*", () -> EnginePolicies.lifecycle(properties.lifecycle())))
        .quota(Settings.read("urumi.stores.*", () -> EnginePolicies.quota(properties.stores())))
        .settings(Settings.read("urumi.engine.*", () -> EnginePolicies.engine(properties.engine())))
        .retention(
            Settings.read(
                "urumi.retention.*", () -> EnginePolicies.retention(properties.retention())))
        .orphanPolicy(
            Settings.read("urumi.orphans.*", () -> EnginePolicies.orphans(properties.orphans())))
        .replica(new ReplicaId(Replicas.thisProcess()))
        .build();
  }

  @Bean
  EngineLifecycle engineLifecycle(StoreEngine engine) {
    return new EngineLifecycle(engine);
  }

  /** What the engine offers. */
  @Configuration(proxyBeanMethods = false)
  static class DrivingPorts {
    @Bean
    ProvisionStoreUseCase provisionStore(StoreEngine engine) {
      return engine.provisionStore();
    }

    @Bean
    DeleteStoreUseCase deleteStore(StoreEngine engine) {
      return engine.deleteStore();
    }

    @Bean
    RetryStoreUseCase retryStore(StoreEngine engine) {
      return engine.retryStore();
    }

    @Bean
    FindStoresQuery findStores(StoreEngine engine) {
      return engine.findStores();
    }

    @Bean
    WatchStoresQuery watchStores(StoreEngine engine) {
      return engine.watchStores();
    }

    @Bean
    CheckSubdomainQuery checkSubdomain(StoreEngine engine) {
      return engine.checkSubdomain();
    }

    @Bean
    ListPlansQuery listPlans(StoreEngine engine) {
      return engine.plans();
    }

    @Bean
    ReadAuditQuery readAudit(StoreEngine engine) {
      return engine.audit();
    }

    @Bean
    FindOrphansQuery findOrphans(StoreEngine engine) {
      return engine.findOrphans();
    }

    @Bean
    AdoptOrphanUseCase adoptOrphan(StoreEngine engine) {
      return engine.adoptOrphan();
    }

    @Bean
    DeleteOrphanUseCase deleteOrphan(StoreEngine engine) {
      return engine.deleteOrphan();
    }

    @Bean
    DescribeSystemQuery describeSystem(StoreEngine engine) {
      return engine.system();
    }
  }
}
