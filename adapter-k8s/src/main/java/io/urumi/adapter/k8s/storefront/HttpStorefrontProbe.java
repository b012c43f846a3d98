package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.kubernetes.Texts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Requests a shop's page from the ingress controller with the shop's host name. The marks that the
 * store's image puts on its responses identify the shop. Title, theme, front page, the address of
 * the shop page and whether the shop is open are up to its owner.
 */
public final class HttpStorefrontProbe implements StorefrontProbe, AutoCloseable {
  /** Answers of an ingress controller that knows the host, but has no pod to forward to. */
  private static final Set<Integer> NO_BACKEND = Set.of(502, 503, 504);

  /** Browsers follow at least this many redirects. */
  private static final int MAX_REDIRECTS = 10;

  private static final String SIGN_IN = "/wp-login.php";

  private final URI ingress;
  private final String path;
  private final Scheduler scheduler;
  private final Duration timeout;
  private final IngressConnection connection;

  /**
   * @param certificates PEM file with the private certificate authorities of the ingress; null for
   *     none
   * @throws io.urumi.kubernetes.KubeconfigException when the certificates cannot be read
   */
  public HttpStorefrontProbe(
      URI ingress,
      String path,
      Duration timeout,
      @Nullable Path certificates,
      Scheduler scheduler) {
    this.ingress = ingress;
    this.path = path;
    this.timeout = timeout;
    this.scheduler = scheduler;
    this.connection = new IngressConnection(ingress, timeout, certificates);
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
    connection.close();
  }

  private StorefrontFact request(StoreBlueprint blueprint) {
    String url = page(blueprint);
    try {
      Visit visit = visit(blueprint, path);
      if (visit.problem() == null && visit.answer().ofStore() && visit.answer().status() == 404) {
        // The owner has moved the shop page; the front page shows whether the shop is served.
        visit = visit(blueprint, "/");
      }
      StorefrontFact fact = fact(blueprint, visit);
      return fact instanceof StorefrontFact.Reachable && blueprint.url().startsWith("https://")
          ? signIn(blueprint, fact)
          : fact;
    } catch (IOException broken) {
      return broken(url, broken);
    }
  }

  private StorefrontFact fact(StoreBlueprint blueprint, Visit visit) {
    String url = page(blueprint);
    if (visit.problem() != null) {
      return new StorefrontFact.Unreachable(visit.problem());
    }
    StorefrontResponse answer = visit.answer();
    if (answer.location() != null) {
      return answer.ofStore()
          ? new StorefrontFact.Reachable()
          : wrong(
              url,
              "it redirects to " + Texts.shorten(answer.location().toString(), 200) + ".",
              answer.statusLine());
    }
    if (!answer.ofStore()) {
      return foreign(url, answer);
    }
    return switch (answer.status()) {
      case 200 -> own(blueprint, answer);
      case 401, 403 ->
          new StorefrontFact.ClosedByOwner(
              "The shop's owner has closed it: it answers with status " + answer.status() + ".");
      case 503 ->
          new StorefrontFact.ClosedByOwner(
              "The shop's owner has closed it for maintenance: it answers with status 503.");
      default -> wrong(url, "it answers with status " + answer.status() + ".", answer.statusLine());
    };
  }

  private static StorefrontFact own(StoreBlueprint blueprint, StorefrontResponse answer) {
    if (answer.page().isComingSoon()) {
      return new StorefrontFact.ClosedByOwner(
          "The shop's owner has not opened it: it shows its \"coming soon\" page.");
    }
    Optional<String> insecure =
        answer.url().isHttps() ? answer.page().insecureAsset(blueprint.host()) : Optional.empty();
    return insecure
        .<StorefrontFact>map(asset ->
            new StorefrontFact.Unreachable(
                new StoreFailure.StorefrontInsecureContent(
                    answer.url().toString(), Texts.shorten(asset, 200), answer.statusLine())))
        .orElseGet(StorefrontFact.Reachable::new);
  }

  private static StorefrontFact foreign(String url, StorefrontResponse answer) {
    if (answer.status() == 200) {
      List<String> stores = answer.page().stores();
      return wrong(
          url,
          stores.isEmpty()
              ? "it contains no store id."
              : "it contains the id of another store: "
                  + Texts.shorten(stores.getFirst(), 60)
                  + ".",
          answer.statusLine());
    }
    if (answer.status() == 404) {
      return unreachable(
          url, "the ingress controller does not know the host (404).", answer.statusLine());
    }
    if (NO_BACKEND.contains(answer.status())) {
      return unreachable(
          url,
          "the ingress controller has no ready pod for it (" + answer.status() + ").",
          answer.statusLine());
    }
    return wrong(url, "it answers with status " + answer.status() + ".", answer.statusLine());
  }

  /** Only a redirect loop is a problem: which page is used to sign in is up to the owner. */
  private StorefrontFact signIn(StoreBlueprint blueprint, StorefrontFact otherwise)
      throws IOException {
    StoreFailure problem = visit(blueprint, SIGN_IN).problem();
    return problem == null ? otherwise : new StorefrontFact.Unreachable(problem);
  }

  /**
   * The last response after following the redirects within one host.
   *
   * @param problem a redirect loop; null for none
   */
  private record Visit(StorefrontResponse answer, @Nullable StoreFailure problem) {}

  private Visit visit(StoreBlueprint blueprint, String path) throws IOException {
    HttpUrl url = HttpUrl.get(blueprint.url() + path);
    boolean whole = url.isHttps();
    boolean throughTls = false;
    Set<String> visited = new HashSet<>();
    while (true) {
      StorefrontResponse answer = connection.get(url, blueprint.id(), throughTls, whole);
      HttpUrl next = answer.location();
      if (next == null || !next.host().equals(url.host())) {
        return new Visit(answer, null);
      }
      boolean again = !visited.add(url + " " + throughTls) || visited.size() > MAX_REDIRECTS;
      boolean self = next.equals(url);
      if (!again && self && !throughTls && url.isHttps() && !answer.byWordPress()) {
        // The ingress controller terminates TLS itself and redirects requests without it.
        throughTls = true;
      } else if (again || self) {
        return new Visit(answer, loop(answer, next));
      } else {
        throughTls = throughTls || (next.isHttps() && !url.isHttps());
        url = next;
      }
    }
  }

  private static StoreFailure loop(StorefrontResponse answer, HttpUrl next) {
    return new StoreFailure.StorefrontRedirectLoop(
        answer.url().toString(),
        "it redirects to " + Texts.shorten(next.toString(), 200) + ".",
        answer.statusLine());
  }

  private StorefrontFact broken(String url, IOException broken) {
    if (broken instanceof SSLException) {
      String why = certificateProblem(broken);
      if (why != null) {
        return new StorefrontFact.Unreachable(
            new StoreFailure.StorefrontCertificateUntrusted(url, why, broken.toString()));
      }
    }
    return unreachable(url, why(broken), broken.toString());
  }

  /** Why the certificate is not trusted; null when the certificate is not the cause. */
  private static @Nullable String certificateProblem(IOException broken) {
    if (broken instanceof SSLPeerUnverifiedException) {
      return "it was issued for another host.";
    }
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException invalid) {
        String text = String.valueOf(invalid.getMessage());
        return text.contains("valid certification path") || text.contains("PKIX")
            ? "no known certificate authority has issued it."
            : Texts.shorten(Texts.clause(text), 200) + ".";
      }
    }
    return null;
  }

  private String page(StoreBlueprint blueprint) {
    return blueprint.url() + path;
  }

  private String why(IOException broken) {
    String address = ingress.getHost() + (ingress.getPort() > 0 ? ":" + ingress.getPort() : "");
    return switch (broken) {
      case ConnectException _ -> "nothing listens at the ingress address " + address + ".";
      case UnknownHostException _ -> "the ingress address " + address + " is unknown.";
      case InterruptedIOException _ ->
          "no answer within " + String.format(Locale.ROOT, "%.1f s.", timeout.toMillis() / 1000.0);
      case SSLException _ ->
          "TLS cannot be established: " + Texts.clause(String.valueOf(broken.getMessage())) + ".";
      default -> "the connection broke off.";
    };
  }

  private static StorefrontFact unreachable(String url, String why, String detail) {
    return new StorefrontFact.Unreachable(new StoreFailure.StorefrontUnreachable(url, why, detail));
  }

  private static StorefrontFact wrong(String url, String why, String detail) {
    return new StorefrontFact.Unreachable(
        new StoreFailure.StorefrontWrongContent(url, why, detail));
  }
}
