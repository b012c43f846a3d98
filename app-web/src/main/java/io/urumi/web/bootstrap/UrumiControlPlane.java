package io.urumi.web.bootstrap;

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
  PlatformWiring.class,
  DrivenPortsWiring.class,
  WebWiring.class,
  EngineWiring.class,
  ApiWiring.class,
  SecurityWiring.class,
  DashboardWiring.class,
  OperationsWiring.class
})
public class UrumiControlPlane {
  /**
   * What the process ends with when it refuses to start; 143 and 130 are SIGTERM's and SIGINT's.
   */
  static final int EXIT_REFUSED = 1;

  /** Starts the process; it runs until it is told to stop. */
  public static void main(String[] arguments) {
    try {
      SpringApplication.run(UrumiControlPlane.class, arguments);
    } catch (RuntimeException failure) {
      if (StartRefusal.sentence(failure).isEmpty()) {
        throw failure;
      }
      // Told on stderr already; half-opened adapters must not keep the process alive.
      System.exit(EXIT_REFUSED);
    }
  }
}
