package io.urumi.web.bootstrap.configuration;

import org.springframework.web.server.WebFilter;

/**
 * What a filter's bean is when a setting switches it off. A condition on the bean would be decided
 * when the program is built, see {@link io.urumi.web.bootstrap.environment.GeneratedBeans}.
 */
final class Filters {
  static final WebFilter NONE = (exchange, chain) -> chain.filter(exchange);

  private Filters() {}
}
