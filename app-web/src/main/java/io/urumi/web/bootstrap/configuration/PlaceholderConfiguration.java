package io.urumi.web.bootstrap.configuration;

import io.urumi.application.StoreEngine;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.storefront.PlaceholderPages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves pages under the hosts of stores that do not answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("urumi.stores.placeholders")
public class PlaceholderConfiguration {
  @Bean
  PlaceholderPages placeholderPages(
      FindStoresQuery stores, StoreEngine engine, UrumiProperties properties) {
    return new PlaceholderPages(
        stores,
        store -> engine.addressing().address(store).host(),
        properties.stores().hostSuffix(),
        properties.security().allowedHosts());
  }
}
