package io.urumi.arch.broken.beanshavenoconditions.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

final class HasACondition {
  @Bean
  @ConditionalOnProperty("urumi.some.setting")
  String bean() {
    return "";
  }
}
