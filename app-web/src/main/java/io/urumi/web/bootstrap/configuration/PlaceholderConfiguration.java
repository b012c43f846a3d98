package io.urumi.web.bootstrap.configuration;

import io.urumi.application.StoreEngine;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.storefront.PlaceholderPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * Serves pages under the hosts of stores that do not answer, when {@code urumi.stores.placeholders}
 * says so.
 */
@Configuration(proxyBeanMethods = false)
public class PlaceholderConfiguration {
  @Bean
  WebFilter placeholderPages(
      FindStoresQuery stores, StoreEngine engine, UrumiProperties properties) {
    return properties.stores().placeholders()
        ? new PlaceholderPages(
            stores,
            store -> engine.addressing().address(store).host(),
            properties.stores().hostSuffix(),
            properties.security().allowedHosts())
        : Filters.NONE;
  }
}
