package io.urumi.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Requests pages through the cluster's ingress: curl with a Host header on the loopback address.
 */
final class Ingress {
  private Ingress() {}

  /** Status code on the first line, then the page. */
  static String page(String host, String path) {
    Program curl =
        Program.start(
            List.of(
                "curl",
                "-s",
                "-m",
                "10",
                "-w",
                "\n%{http_code}",
                "-H",
                "Host: " + host,
                "http://127.0.0.1" + path),
            Map.of());
    curl.exitCode(Duration.ofSeconds(15));
    String output = curl.output();
    int last = output.lastIndexOf('\n');
    return output.substring(last + 1) + "\n" + output.substring(0, last);
  }
}
