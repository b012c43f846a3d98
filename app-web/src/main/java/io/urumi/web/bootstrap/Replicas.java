package io.urumi.web.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names this process among those that share a database. */
final class Replicas {
  private static final int MAX_HOST = 100;

  private Replicas() {}

  /** Host and process id, for example {@code shop-admin-4711}. */
  static String thisProcess() {
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
