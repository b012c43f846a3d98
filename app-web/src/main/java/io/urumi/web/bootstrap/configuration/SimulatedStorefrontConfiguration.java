package io.urumi.web.bootstrap.configuration;

import io.urumi.application.StoreEngine;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.storefront.SimulatedStorefronts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebFilter;

/** Serves the pages of simulated stores on this process's own port. */
@Configuration(proxyBeanMethods = false)
public class SimulatedStorefrontConfiguration {

  /** Whether stores are simulated and only this machine can reach this process. */
  static boolean areServed(ClusterConnection cluster, Environment environment) {
    return cluster.statusAtStart().simulated() && BindAddress.ofServer(environment).loopback();
  }

  @Bean
  WebFilter simulatedStorefronts(
      FindStoresQuery stores,
      StoreEngine engine,
      ClusterConnection cluster,
      Environment environment) {
    return areServed(cluster, environment)
        ? new SimulatedStorefronts(stores, store -> engine.addressing().address(store).host())
        : Filters.NONE;
  }
}
