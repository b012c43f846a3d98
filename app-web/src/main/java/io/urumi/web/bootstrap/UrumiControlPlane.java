package io.urumi.web.bootstrap;

import io.urumi.web.bootstrap.configuration.ApiConfiguration;
import io.urumi.web.bootstrap.configuration.DrivenPortsConfiguration;
import io.urumi.web.bootstrap.configuration.DrivingPortsConfiguration;
import io.urumi.web.bootstrap.configuration.EngineConfiguration;
import io.urumi.web.bootstrap.configuration.OperationsConfiguration;
import io.urumi.web.bootstrap.configuration.PlaceholderConfiguration;
import io.urumi.web.bootstrap.configuration.PlatformConfiguration;
import io.urumi.web.bootstrap.configuration.SecurityConfiguration;
import io.urumi.web.bootstrap.configuration.SignInConfiguration;
import io.urumi.web.bootstrap.configuration.SimulatedStorefrontConfiguration;
import io.urumi.web.bootstrap.configuration.TeamConfiguration;
import io.urumi.web.bootstrap.configuration.TokenConfiguration;
import io.urumi.web.bootstrap.configuration.WebConfiguration;
import io.urumi.web.bootstrap.settings.IgnoredFiles;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.bootstrap.startup.StartupFailure;
import io.urumi.web.dashboard.DashboardConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The control plane: API, dashboard and engine in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(UrumiProperties.class)
@Import({
  PlatformConfiguration.class,
  DrivenPortsConfiguration.class,
  WebConfiguration.class,
  EngineConfiguration.class,
  DrivingPortsConfiguration.class,
  SimulatedStorefrontConfiguration.class,
  PlaceholderConfiguration.class,
  ApiConfiguration.class,
  SecurityConfiguration.class,
  SignInConfiguration.class,
  TokenConfiguration.class,
  TeamConfiguration.class,
  DashboardConfiguration.class,
  OperationsConfiguration.class
})
public class UrumiControlPlane {
  /** Exit code of a failed start; 143 and 130 are those of SIGTERM and SIGINT. */
  static final int EXIT_STARTUP_FAILURE = 1;

  /**
   * The application. Reads only configuration files that are passed by name: a file in the working
   * directory may be another user's.
   */
  static SpringApplication application() {
    SpringApplication application = new SpringApplication(UrumiControlPlane.class);
    application.setDefaultProperties(
        Map.of("spring.config.location", IgnoredFiles.DEFAULT_LOCATION));
    return application;
  }

  /** Starts the process; it runs until it receives SIGTERM or SIGINT. */
  public static void main(String[] arguments) {
    try {
      application().run(arguments);
    } catch (RuntimeException failure) {
      if (StartupFailure.message(failure).isEmpty()) {
        throw failure;
      }
      // Reported on stderr already; threads of half-opened adapters must not keep the process
      // alive.
      System.exit(EXIT_STARTUP_FAILURE);
    }
  }
}
