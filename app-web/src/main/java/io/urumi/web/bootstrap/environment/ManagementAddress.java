package io.urumi.web.bootstrap.environment;

import io.urumi.web.bootstrap.settings.BindAddress;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the API's address the default of the actuator's own port. Spring Boot's default is every
 * address of the machine, and it refuses an address without a port of its own, so that {@code
 * application.yaml} cannot contain this default.
 */
public final class ManagementAddress implements EnvironmentPostProcessor {
  private static final String NAME = "management.server.address";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    // Here, because Spring Boot's own message about an unknown host does not say what is wrong.
    BindAddress.ofManagement(environment);
    String address = environment.getProperty("server.address");
    if (address != null && BindAddress.hasOwnManagementPort(environment)) {
      environment
          .getPropertySources()
          .addLast(new MapPropertySource("managementAddress", Map.of(NAME, address)));
    }
  }
}
