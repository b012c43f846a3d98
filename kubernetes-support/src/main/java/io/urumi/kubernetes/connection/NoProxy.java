package io.urumi.kubernetes.connection;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The servers that NO_PROXY excludes from the proxy, by the rules of kubectl and Helm: host names
 * with their subdomains, addresses and address ranges, each with an optional port.
 */
final class NoProxy {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  static NoProxy of(String value) {
    List<String> entries = new ArrayList<>();
    for (String entry : value.split(",", -1)) {
      String trimmed = entry.strip().toLowerCase(Locale.ROOT);
      if (!trimmed.isEmpty()) {
        entries.add(trimmed);
      }
    }
    return new NoProxy(entries);
  }

  /** Whether the server is reached without the proxy; always so for this machine. */
  boolean covers(URI server) {
    String host = withoutBrackets(server.getHost().toLowerCase(Locale.ROOT));
    InetAddress address = address(host);
    if (host.equals("localhost") || (address != null && address.isLoopbackAddress())) {
      return true;
    }
    int defaultPort = server.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT;
    int port = server.getPort() < 0 ? defaultPort : server.getPort();
    return entries.stream().anyMatch(entry -> covers(entry, host, address, port));
  }

  private static boolean covers(
      String entry, String host, @Nullable InetAddress address, int port) {
    if (entry.equals("*")) {
      return true;
    }
    int slash = entry.indexOf('/');
    if (slash > 0) {
      return address != null && inRange(address, entry.substring(0, slash), entry, slash);
    }
    String name = entry;
    int colon = entry.lastIndexOf(':');
    boolean withPort =
        colon > 0 && entry.substring(colon + 1).matches("[0-9]+") && !isBareIpv6(entry);
    if (withPort) {
      if (Integer.parseInt(entry.substring(colon + 1)) != port) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    name = withoutBrackets(name);
    InetAddress named = address(name);
    if (named != null) {
      return named.equals(address);
    }
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.startsWith(".")
        ? host.endsWith(domain)
        : host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean isBareIpv6(String entry) {
    return !entry.startsWith("[") && entry.indexOf(':') != entry.lastIndexOf(':');
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean inRange(InetAddress address, String base, String entry, int slash) {
    InetAddress network = address(withoutBrackets(base));
    if (network == null || network.getAddress().length != address.getAddress().length) {
      return false;
    }
    try {
      int bits = network.getAddress().length * 8 - Integer.parseInt(entry.substring(slash + 1));
      return bits >= 0
          && new BigInteger(1, network.getAddress())
              .shiftRight(bits)
              .equals(new BigInteger(1, address.getAddress()).shiftRight(bits));
    } catch (NumberFormatException noRange) {
      return false;
    }
  }

  /** The address that the text represents; null for a name, which is never resolved here. */
  private static @Nullable InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException name) {
      return null;
    }
  }
}
