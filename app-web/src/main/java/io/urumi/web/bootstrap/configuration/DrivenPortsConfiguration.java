package io.urumi.web.bootstrap.configuration;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The driven ports, taken from the database and the cluster connection, which also close them. */
@Configuration(proxyBeanMethods = false)
public class DrivenPortsConfiguration {
  @Bean
  PersistencePorts persistencePorts(Persistence persistence) {
    return persistence.ports();
  }

  @Bean
  AccountPorts accountPorts(Persistence persistence) {
    return persistence.accountPorts();
  }

  @Bean
  ClusterPorts clusterPorts(ClusterConnection cluster) {
    return cluster.ports();
  }
}
