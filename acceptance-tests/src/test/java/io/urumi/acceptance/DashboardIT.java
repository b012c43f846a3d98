package io.urumi.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The dashboard in a browser, on PostgreSQL and on the cluster of KUBECONFIG when that is set. */
@ResourceLock(value = RealCluster.API_SERVER, mode = ResourceAccessMode.READ)
class DashboardIT {
  @Test
  void the_dashboard_works_in_a_browser() {
    PostgresServer postgres = PostgresServer.shared();
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(postgres.settings(postgres.create()))) {
      BrowserTests.run("e2e", plane.url());
    }
  }
}
