package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.store.StoreId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests for a shop's host to the ingress controller as a browser does, without a DNS entry
 * for the host.
 */
final class IngressClient implements AutoCloseable {
  /** Enough for a page's head and its first products. */
  private static final long MAX_PAGE_SIZE = 256L * 1024;

  private static final long CHUNK = 8L * 1024;
  private static final List<ByteString> END_OF_HEAD =
      List.of(ByteString.encodeUtf8("</head>"), ByteString.encodeUtf8("</HEAD>"));

  private final URI ingress;
  private final Duration timeout;
  private final OkHttpClient client;

  /**
   * @param certificates PEM file with private certificate authorities; null to trust only Java's
   *     own
   */
  IngressClient(URI ingress, Duration timeout, @Nullable Path certificates) {
    this.ingress = ingress;
    this.timeout = timeout;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dns(new IngressDns(ingress.getHost()))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .callTimeout(timeout)
            // Each probe opens a new connection, as a new customer does: an open one could hide a
            // change of the ingress.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
    if (certificates != null) {
      X509TrustManager trust = TrustedCertificates.withDefaults(certificates);
      builder.sslSocketFactory(TrustedCertificates.sockets(trust), trust);
    }
    this.client = builder.build();
  }

  /**
   * Requests a page.
   *
   * @param url as a customer's browser requests it
   * @param throughTls whether to connect with TLS although the ingress address has none
   * @param whole whether to read more of the page than its head
   * @param limit of the request, if it is less than the timeout
   */
  StorefrontResponse get(
      HttpUrl url, StoreId store, boolean throughTls, boolean whole, Duration limit)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(transport(url, throughTls))
            // As a customer's browser sends it, whatever port the ingress has for this machine.
            .header("Host", authority(url))
            // As a proxy in which TLS ends sends it.
            .header("X-Forwarded-Proto", url.scheme())
            .header("User-Agent", "urumi-storefront-probe")
            .header("Cache-Control", "no-cache")
            .build();
    Call call = client.newCall(request);
    if (limit.compareTo(timeout) < 0) {
      call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
    try (Response response = call.execute()) {
      return StorefrontResponse.of(
          url, store, response, StorefrontPage.parse(read(response.body().source(), whole)));
    }
  }

  /** Host and port as browsers send them. The JDK's URI refuses addresses that browsers accept. */
  private static String authority(HttpUrl url) {
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
  }

  /** Where the ingress controller is asked for the page. */
  private HttpUrl transport(HttpUrl url, boolean throughTls) {
    if (throughTls && !"https".equals(ingress.getScheme())) {
      return url;
    }
    HttpUrl.Builder transport = url.newBuilder().scheme(ingress.getScheme());
    int port = ingress.getPort();
    return transport.port(port > 0 ? port : HttpUrl.defaultPort(ingress.getScheme())).build();
  }

  private static String read(BufferedSource source, boolean whole) throws IOException {
    Buffer read = source.getBuffer();
    long wanted = 0;
    long searched = 0;
    while (wanted < MAX_PAGE_SIZE) {
      wanted = Math.min(wanted + CHUNK, MAX_PAGE_SIZE);
      boolean more = source.request(wanted);
      if (!more || (!whole && containsEndOfHead(read, searched))) {
        break;
      }
      searched = Math.max(0, read.size() - END_OF_HEAD.getFirst().size());
    }
    return source.readString(Math.min(MAX_PAGE_SIZE, read.size()), StandardCharsets.UTF_8);
  }

  private static boolean containsEndOfHead(Buffer read, long from) throws IOException {
    for (ByteString end : END_OF_HEAD) {
      if (read.indexOf(end, from) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** Resolves every shop to the ingress controller. */
  private record IngressDns(String host) implements Dns {
    @Override
    public List<InetAddress> lookup(String shop) throws UnknownHostException {
      return Arrays.asList(InetAddress.getAllByName(host));
    }
  }
}
