package io.urumi.web.bootstrap;

import io.urumi.port.model.ClusterStatus;
import io.urumi.web.api.DatabaseFacts;
import io.urumi.web.api.PlatformVersion;
import io.urumi.web.security.TokenFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/** Says, when everything runs: on which cluster, with which database, where to look. */
final class StartBanner implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger log = LoggerFactory.getLogger("io.urumi");

  private final PlatformVersion version;
  private final ClusterConnection cluster;
  private final DatabaseFacts database;
  private final BindAddress address;
  private final TokenFile.@Nullable Opened token;

  StartBanner(
      PlatformVersion version,
      ClusterConnection cluster,
      DatabaseFacts database,
      BindAddress address,
      TokenFile.@Nullable Opened token) {
    this.version = version;
    this.cluster = cluster;
    this.database = database;
    this.address = address;
    this.token = token;
  }

  @Override
  @SuppressWarnings("SystemOut") // The token is shown to who started the process, never logged.
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)) {
      return;
    }
    WebServer server = context.getWebServer();
    if (server == null) {
      return;
    }
    log.info("{}", text(address.url(server.getPort())));
    if (token != null && token.generated() != null) {
      System.out.println(
          "\n  The API's token, shown this once:\n\n    " + token.generated() + "\n");
    }
  }

  /** The block as it is logged. */
  String text(String url) {
    String dashboard =
        DashboardWiring.isBuilt() ? url + "/" : "not part of this build; the API works without";
    return String.join(
        "\n",
        "",
        "",
        "  Urumi " + version.value() + " runs.",
        "",
        "    Cluster    " + cluster(cluster.statusAtStart()),
        "    Database   "
            + database.product()
            + " "
            + database.version()
            + ", "
            + database.location(),
        "    Dashboard  " + dashboard,
        "    API        " + url + "/api/v1/openapi.json",
        "    Access     " + access(),
        "");
  }

  private static String cluster(ClusterStatus status) {
    if (status.simulated()) {
      return "SIMULATED cluster: nothing in it is real. Set KUBECONFIG to use a cluster.";
    }
    String named = status.name() + ", " + status.server();
    return status.reachable()
        ? named + ", Kubernetes " + status.version()
        : named + ": DOES NOT ANSWER. " + status.message();
  }

  private String access() {
    return address.loopback()
        ? "programs of this machine only"
        : "listens on " + address.text() + "; every call needs the token";
  }
}
