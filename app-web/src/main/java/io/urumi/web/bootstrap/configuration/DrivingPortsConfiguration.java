package io.urumi.web.bootstrap.configuration;

import io.urumi.application.StoreEngine;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.DescribeSystemQuery;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ListPlansQuery;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.WatchStoresQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The driving ports that the engine implements. */
@Configuration(proxyBeanMethods = false)
public class DrivingPortsConfiguration {
  @Bean
  CreateStoreUseCase createStore(StoreEngine engine) {
    return engine.createStore();
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
  RevealCredentialsUseCase revealCredentials(StoreEngine engine) {
    return engine.revealCredentials();
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
