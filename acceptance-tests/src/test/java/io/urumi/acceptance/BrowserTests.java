package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The dashboard's tests in a browser, which the module frontend has. */
final class BrowserTests {
  private BrowserTests() {}

  /** Runs a script of the dashboard's package.json against a control plane. */
  static void run(String script, String url) {
    try (Program browser =
        Program.start(
            List.of("npm", "--prefix", "frontend", "run", "--silent", script),
            Map.of("URUMI_BASE_URL", url))) {
      assertThat(browser.exitCode(Duration.ofMinutes(5))).as(browser.output()).isZero();
    }
  }
}
