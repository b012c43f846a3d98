package io.urumi.kubernetes.connection;

import io.urumi.kubernetes.KubeconfigException;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The proxy to the API server: the cluster's {@code proxy-url}, or else the one of HTTPS_PROXY,
 * HTTP_PROXY and NO_PROXY.
 */
record ProxyAddress(URI uri) {
  private static final Set<String> SCHEMES = Set.of("http", "socks5", "socks5h");
  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;

  /** Null for a direct connection. */
  static @Nullable ProxyAddress of(
      KubeconfigEntry cluster, URI server, Map<String, String> environment) {
    String url = cluster.text("proxy-url");
    if (!url.isEmpty()) {
      return parse(url, cluster.description());
    }
    String name = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    String value = variable(environment, name);
    if (value.isEmpty() || NoProxy.of(variable(environment, "NO_PROXY")).covers(server)) {
      return null;
    }
    return parse(value.contains("://") ? value : "http://" + value, "the variable " + name);
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : value;
  }

  private static ProxyAddress parse(String url, String where) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException invalid) {
      // Not quoted: it can contain a password.
      throw new KubeconfigException(sentence(where, "is not a URL"), invalid);
    }
    if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
      throw new KubeconfigException(
          sentence(where, "must be an http:// or socks5:// URL; others are not supported"));
    }
    if (uri.getUserInfo() != null && !uri.getScheme().equals("http")) {
      throw new KubeconfigException(
          sentence(where, "has a user name, which is supported for http:// only"));
    }
    return new ProxyAddress(uri);
  }

  private static String sentence(String where, String why) {
    return "The proxy of " + where + " " + why + ".";
  }

  void apply(OkHttpClient.Builder http) {
    boolean socks = !uri.getScheme().equals("http");
    int port = uri.getPort() > 0 ? uri.getPort() : socks ? SOCKS_PORT : HTTP_PORT;
    InetSocketAddress address = new InetSocketAddress(uri.getHost(), port);
    http.proxy(new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address));
    String login = uri.getUserInfo();
    if (login != null) {
      int colon = login.indexOf(':');
      String header =
          colon < 0
              ? Credentials.basic(login, "")
              : Credentials.basic(login.substring(0, colon), login.substring(colon + 1));
      http.proxyAuthenticator((_, response) ->
          response.request().header("Proxy-Authorization") == null
              ? response.request().newBuilder().header("Proxy-Authorization", header).build()
              : null);
    }
  }
}
