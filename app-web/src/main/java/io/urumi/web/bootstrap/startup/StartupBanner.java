package io.urumi.web.bootstrap.startup;

import io.urumi.port.model.ClusterStatus;
import io.urumi.web.api.system.DatabaseInfo;
import io.urumi.web.api.system.PlatformVersion;
import io.urumi.web.bootstrap.administrator.AdministratorPassword;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.dashboard.DashboardConfiguration;
import io.urumi.web.security.ApiTokenFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/** Logs, when the process is ready: the cluster, the database and the addresses to open. */
public final class StartupBanner implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger log = LoggerFactory.getLogger("io.urumi");

  private final PlatformVersion version;
  private final ClusterConnection cluster;
  private final DatabaseInfo database;
  private final BindAddress address;
  private final String pathPrefix;
  private final ApiTokenFile.@Nullable Opened token;
  private final @Nullable AdministratorPassword administrator;

  /**
   * @param pathPrefix path under which a proxy serves the platform; empty for none
   * @param token null when none is needed
   * @param administrator null when users do not sign in
   */
  public StartupBanner(
      PlatformVersion version,
      ClusterConnection cluster,
      DatabaseInfo database,
      BindAddress address,
      String pathPrefix,
      ApiTokenFile.@Nullable Opened token,
      @Nullable AdministratorPassword administrator) {
    this.version = version;
    this.cluster = cluster;
    this.database = database;
    this.address = address;
    this.pathPrefix = pathPrefix;
    this.token = token;
    this.administrator = administrator;
  }

  @Override
  @SuppressWarnings("SystemOut") // Secrets are shown on the terminal and never logged.
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)) {
      return;
    }
    WebServer server = context.getWebServer();
    if (server == null) {
      return;
    }
    if (token != null && token.generated() != null) {
      System.out.println("\n  The API token, shown only once:\n\n    " + token.generated() + "\n");
    }
    if (token != null && token.plainFile() != null) {
      log.info(
          "The API token is in {}, which only the user of this process can read; store it elsewhere and delete"
              + " the file.",
          token.plainFile());
    }
    if (administrator != null) {
      show(administrator);
    }
    log.info("{}", text(address.url(server.getPort()) + pathPrefix));
  }

  @SuppressWarnings("SystemOut") // Secrets are shown on the terminal and never logged.
  private static void show(AdministratorPassword administrator) {
    if (administrator.generated() == null) {
      if (administrator.file() != null) {
        log.info(
            "The password of \"{}\" is in {}, which only the user of this process can read; store it elsewhere"
                + " and delete the file.",
            administrator.name(),
            administrator.file());
      }
      return;
    }
    System.out.println(
        "\n  The password of \""
            + administrator.name()
            + "\", shown only once:\n\n    "
            + administrator.generated()
            + "\n");
    try {
      administrator.shown();
    } catch (IOException undeletable) {
      log.warn("The file {} still has the password; delete it.", administrator.file());
    }
  }

  /** The text that is logged; the address to open is its last line. */
  public String text(String url) {
    String dashboard =
        DashboardConfiguration.isBuilt()
            ? url + "/"
            : "not part of this build; use the API or the shell";
    return String.join(
        "\n",
        "",
        "",
        "  Urumi " + version.value() + " is ready.",
        "",
        "    Cluster    " + cluster(cluster.statusAtStart()),
        "    Database   "
            + database.product()
            + " "
            + database.version()
            + ", "
            + database.location(),
        "    Access     " + access(),
        "    API        " + url + "/api/v1/openapi.json",
        "    Dashboard  " + dashboard);
  }

  private static String cluster(ClusterStatus status) {
    if (status.simulated()) {
      return "SIMULATED cluster: it runs no real stores. Set KUBECONFIG to use a real cluster.";
    }
    String named = status.name() + ", " + status.server();
    return status.reachable()
        ? named + ", Kubernetes " + status.version()
        : named + ": NOT AVAILABLE. " + status.message();
  }

  private String access() {
    if (administrator != null) {
      String signIn = "with a sign-in or the API token";
      return address.loopback()
          ? "from this machine only, " + signIn
          : "listens on " + address.text() + "; " + signIn;
    }
    return address.loopback()
        ? "from this machine only"
        : "listens on " + address.text() + "; every request needs the API token";
  }
}
