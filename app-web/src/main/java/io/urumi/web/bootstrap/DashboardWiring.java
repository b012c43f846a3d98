package io.urumi.web.bootstrap;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the dashboard: files whose name holds a hash may be kept for ever, all others are asked
 * for anew, and every page of the dashboard is the one index file.
 */
@Configuration(proxyBeanMethods = false)
class DashboardWiring implements WebFluxConfigurer {
  private static final String ROOT = "META-INF/resources/";
  private static final Resource INDEX = new ClassPathResource(ROOT + "index.html");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/" + ROOT + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/{file:[A-Za-z0-9_-]+\\.[a-z0-9.]+}")
        .addResourceLocations("classpath:/" + ROOT)
        .setCacheControl(CacheControl.noCache());
  }

  @Bean
  RouterFunction<ServerResponse> dashboardPages() {
    return RouterFunctions.route(
        new DashboardPage().and(request -> isBuilt()),
        request ->
            ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(INDEX));
  }

  /** Whether the dashboard is on the class path; the API works without. */
  static boolean isBuilt() {
    return INDEX.exists();
  }
}
