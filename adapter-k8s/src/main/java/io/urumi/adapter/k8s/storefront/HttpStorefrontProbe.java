package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.kubernetes.Texts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Requests a shop's page from the ingress controller by the shop's host name, as a browser does,
 * but without a DNS entry.
 */
public final class HttpStorefrontProbe implements StorefrontProbe, AutoCloseable {
  /** Answers of an ingress controller that knows the host, but has no pod to forward to. */
  private static final Set<Integer> NO_BACKEND = Set.of(502, 503, 504);

  /** Enough for a page's head and its first products. */
  private static final long LONGEST_PAGE = 256L * 1024;

  private final URI ingress;
  private final String path;
  private final Scheduler scheduler;
  private final Duration timeout;
  private final OkHttpClient client;

  public HttpStorefrontProbe(URI ingress, String path, Duration timeout, Scheduler scheduler) {
    this.ingress = ingress;
    this.path = path;
    this.timeout = timeout;
    this.scheduler = scheduler;
    this.client =
        new OkHttpClient.Builder()
            .dns(new IngressDns(ingress.getHost()))
            .proxy(java.net.Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .callTimeout(timeout)
            // Each probe is a new customer: a kept connection could hide that the ingress has
            // changed.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
  }

  @Override
  public Mono<StorefrontFact> probe(StoreBlueprint blueprint) {
    return Mono.fromSupplier(() -> request(blueprint))
        .subscribeOn(scheduler)
        .timeout(timeout.plus(timeout))
        .onErrorResume(error ->
            Mono.just(unreachable(page(blueprint), "the request failed.", String.valueOf(error))));
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private StorefrontFact request(StoreBlueprint blueprint) {
    String url = page(blueprint);
    try (Response response = client.newCall(httpRequest(blueprint)).execute()) {
      StorefrontPage page = StorefrontPage.parse(read(response));
      if (response.isRedirect()) {
        return wrong(
            url,
            "it redirects to "
                + Texts.shorten(String.valueOf(response.header("Location")), 200)
                + ".",
            status(response));
      }
      if (response.code() != 200) {
        return other(url, response, page.isMarkedAs(blueprint.id()));
      }
      return page.problem(blueprint)
          .map(why -> wrong(url, why, status(response)))
          .orElseGet(StorefrontFact.Reachable::new);
    } catch (IOException broken) {
      return unreachable(url, why(broken), broken.toString());
    }
  }

  private StorefrontFact other(String url, Response response, boolean marked) {
    if (!marked && response.code() == 404) {
      return unreachable(
          url, "the ingress controller does not know the host (404).", status(response));
    }
    if (NO_BACKEND.contains(response.code())) {
      return unreachable(
          url,
          "the ingress controller has no ready pod for it (" + response.code() + ").",
          status(response));
    }
    return wrong(url, "it answers with status " + response.code() + ".", status(response));
  }

  private Request httpRequest(StoreBlueprint blueprint) {
    int port = ingress.getPort();
    HttpUrl.Builder url =
        HttpUrl.get(ingress.getScheme() + "://" + blueprint.host() + path).newBuilder();
    if (port > 0) {
      url.port(port);
    }
    String authority = URI.create(blueprint.url()).getAuthority();
    return new Request.Builder()
        .url(url.build())
        // As a customer's browser sends it, whatever port the ingress has for this machine.
        .header("Host", authority == null ? blueprint.host() : authority)
        .header("User-Agent", "urumi-storefront-probe")
        .header("Cache-Control", "no-cache")
        .build();
  }

  private String page(StoreBlueprint blueprint) {
    return blueprint.url() + path;
  }

  private static String read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    source.request(LONGEST_PAGE);
    long size = Math.min(LONGEST_PAGE, source.getBuffer().size());
    return source.readString(size, StandardCharsets.UTF_8);
  }

  private String why(IOException broken) {
    String address = ingress.getHost() + (ingress.getPort() > 0 ? ":" + ingress.getPort() : "");
    return switch (broken) {
      case ConnectException _ -> "nothing listens at the ingress address " + address + ".";
      case UnknownHostException _ -> "the ingress address " + address + " is unknown.";
      case InterruptedIOException _ ->
          "no answer within " + String.format(Locale.ROOT, "%.1f s.", timeout.toMillis() / 1000.0);
      default -> "the connection broke off.";
    };
  }

  private static String status(Response response) {
    return "HTTP " + response.code() + " " + response.message();
  }

  private static StorefrontFact unreachable(String url, String why, String detail) {
    return new StorefrontFact.Unreachable(new StoreFailure.StorefrontUnreachable(url, why, detail));
  }

  private static StorefrontFact wrong(String url, String why, String detail) {
    return new StorefrontFact.Unreachable(
        new StoreFailure.StorefrontWrongContent(url, why, detail));
  }

  /** Resolves every shop to the ingress controller. */
  private record IngressDns(String host) implements Dns {
    @Override
    public List<InetAddress> lookup(String shop) throws UnknownHostException {
      return Arrays.asList(InetAddress.getAllByName(host));
    }
  }
}
