package io.urumi.acceptance;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The dashboard in a browser on the simulated cluster, where a store can be made to fail. A class
 * of its own, so that it runs beside {@link DashboardIT}: both mostly wait.
 */
class DashboardStatesIT {
  /** One of the tests is a proxy. */
  @Test
  void the_dashboard_shows_rare_states_in_a_browser() {
    try (ControlPlaneProcess simulated =
        ControlPlaneProcess.start(
            Map.of("KUBECONFIG", "", "URUMI_SECURITY_TRUSTEDPROXIES", "127.0.0.1"))) {
      BrowserTests.run("e2e:states", simulated.url());
    }
  }
}
