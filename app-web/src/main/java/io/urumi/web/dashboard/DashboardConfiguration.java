package io.urumi.web.dashboard;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the dashboard. Browsers cache files with a hash in their name indefinitely and revalidate
 * all others. Every page of the dashboard is the same index file.
 */
@Configuration(proxyBeanMethods = false)
public class DashboardConfiguration implements WebFluxConfigurer {
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
  public RouterFunction<ServerResponse> dashboardPages() {
    Supplier<IndexPage> index = SingletonSupplier.of(() -> IndexPage.read(INDEX));
    return RouterFunctions.route(
        new DashboardPage().and(request -> isBuilt()),
        request ->
            ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(index.get().under(request.requestPath().contextPath().value())));
  }

  /** Whether the dashboard is on the class path; the API works without it. */
  public static boolean isBuilt() {
    return INDEX.exists();
  }
}
