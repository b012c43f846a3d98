package io.urumi.web.bootstrap.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names replicas: the processes that share a database. */
public final class ReplicaNames {
  private static final int MAX_HOST = 100;

  private ReplicaNames() {}

  /** Host name and process id, for example {@code shop-admin-4711}. */
  public static String ofThisProcess() {
    String host = host();
    String shortened = host.length() > MAX_HOST ? host.substring(0, MAX_HOST) : host;
    return shortened + "-" + ProcessHandle.current().pid();
  }

  private static String host() {
    String named = System.getenv("HOSTNAME");
    if (named != null && !named.isBlank()) {
      return named;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "host";
    }
  }
}
