package io.urumi.web.bootstrap.configuration;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The driven ports, taken from the database and the cluster connection, which also close them. */
@Configuration(proxyBeanMethods = false)
public class DrivenPortsConfiguration {
  @Bean(destroyMethod = "")
  StoreRepository stores(Persistence persistence) {
    return persistence.stores();
  }

  @Bean(destroyMethod = "")
  EventLog events(Persistence persistence) {
    return persistence.events();
  }

  @Bean(destroyMethod = "")
  AuditLog audit(Persistence persistence) {
    return persistence.audit();
  }

  @Bean(destroyMethod = "")
  OrphanRegister orphans(Persistence persistence) {
    return persistence.orphans();
  }

  @Bean(destroyMethod = "")
  TaskLock taskLock(Persistence persistence) {
    return persistence.taskLock();
  }

  @Bean(destroyMethod = "")
  IdempotencyKeys idempotencyKeys(Persistence persistence) {
    return persistence.idempotencyKeys();
  }

  @Bean(destroyMethod = "")
  Transactions transactions(Persistence persistence) {
    return persistence.transactions();
  }

  @Bean(destroyMethod = "")
  Signals signals(Persistence persistence) {
    return persistence.signals();
  }

  @Bean(destroyMethod = "")
  TenantSpace tenantSpace(ClusterConnection cluster) {
    return cluster.tenantSpace();
  }

  @Bean(destroyMethod = "")
  ReleaseManager releases(ClusterConnection cluster) {
    return cluster.releases();
  }

  @Bean(destroyMethod = "")
  StorefrontProbe storefrontProbe(ClusterConnection cluster) {
    return cluster.storefrontProbe();
  }

  @Bean(destroyMethod = "")
  Cluster cluster(ClusterConnection connection) {
    return connection.cluster();
  }
}
