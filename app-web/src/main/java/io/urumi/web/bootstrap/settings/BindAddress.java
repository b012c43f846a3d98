package io.urumi.web.bootstrap.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The address the process listens on.
 *
 * @param loopback whether only this machine can reach it
 */
public record BindAddress(String text, boolean loopback) {
  /** Used without an address: all interfaces. */
  private static final String ANY = "0.0.0.0";

  public static BindAddress of(@Nullable String address) {
    String text = address == null || address.isBlank() ? ANY : address.strip();
    try {
      return new BindAddress(text, InetAddress.getByName(text).isLoopbackAddress());
    } catch (UnknownHostException unknown) {
      throw new StartupException(
          "The address \""
              + text
              + "\" is not a valid address; set server.address and management.server.address to"
              + " addresses of this machine.",
          unknown);
    }
  }

  /** URL of the process for clients on this machine. */
  public String url(int port) {
    String host = loopback || text.equals(ANY) || text.equals("::") ? "localhost" : text;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The URL of a host and port; the scheme's default port is left out. */
  public static String url(String host, int port) {
    return "http://" + host + (port == 80 ? "" : ":" + port);
  }

  /** The address of the API and the dashboard. */
  public static BindAddress ofServer(Environment environment) {
    return of(environment.getProperty("server.address"));
  }

  /** The address of the actuator: that of the API, unless it has its own port. */
  public static BindAddress ofManagement(Environment environment) {
    return hasOwnManagementPort(environment)
        ? of(environment.getProperty("management.server.address"))
        : ofServer(environment);
  }

  /** Whether the actuator has a port of its own; decides as Spring Boot does. */
  public static boolean hasOwnManagementPort(Environment environment) {
    String port = environment.getProperty("management.server.port", "").strip();
    String ofServer = environment.getProperty("server.port", "8080").strip();
    return !port.isEmpty() && !port.startsWith("-") && (port.equals("0") || !port.equals(ofServer));
  }

  /** Whether other machines can reach the API or the actuator. */
  public static boolean servesOtherMachines(Environment environment) {
    return !ofServer(environment).loopback() || !ofManagement(environment).loopback();
  }
}
