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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Requests a shop's page from the ingress controller with the shop's host name. The marks that the
 * store's image puts on its responses identify the shop. Title, theme, front page, the address of
 * the shop page and whether the shop is open are up to its owner. How often it is requested is
 * decided by {@code LifecycleTimings}.
 */
public final class HttpStorefrontProbe implements StorefrontProbe, AutoCloseable {
  /** Answers of an ingress controller that knows the host, but has no pod to forward to. */
  private static final Set<Integer> NO_BACKEND = Set.of(502, 503, 504);

  private static final String SIGN_IN = "/wp-login.php";

  /** Most time for the shop's page with all its redirects, in timeouts of one request. */
  private static final int PAGE = 5;

  private static final int SIGN_IN_PAGE = 2;

  private final URI ingress;
  private final String path;
  private final Scheduler scheduler;
  private final Duration timeout;
  private final IngressClient client;
  private final PageVisitor visitor;

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
    this.client = new IngressClient(ingress, timeout, certificates);
    this.visitor = new PageVisitor(client);
  }

  @Override
  public Mono<StorefrontFact> probe(StoreBlueprint blueprint) {
    return Mono.defer(
            () -> {
              Sinks.Empty<Void> started = Sinks.empty();
              return Mono.fromSupplier(
                      () -> {
                        started.tryEmitEmpty();
                        return request(blueprint);
                      })
                  .subscribeOn(scheduler)
                  // Waiting for a thread does not count. Each request has a limit of its own; this
                  // one
                  // is for what that does not interrupt, such as a lookup of the ingress' name.
                  .timeout(
                      started.asMono().then(Mono.delay(mostOfAll())),
                      Mono.error(() -> new TimeoutException("no answer within " + mostOfAll())));
            })
        .onErrorResume(error ->
            Mono.just(unreachable(page(blueprint), "the request failed.", String.valueOf(error))));
  }

  private Duration mostOfAll() {
    return timeout.multipliedBy(PAGE + SIGN_IN_PAGE + 1);
  }

  @Override
  public void close() {
    client.close();
  }

  private StorefrontFact request(StoreBlueprint blueprint) {
    String url = page(blueprint);
    try {
      TimeLimit limit = new TimeLimit(timeout.multipliedBy(PAGE));
      PageVisitor.Visit visit = visitor.visit(blueprint, path, limit);
      if (visit.problem() == null && visit.answer().ofStore() && visit.answer().status() == 404) {
        // The owner has moved the shop page: the front page shows whether the shop is served.
        visit = visitor.visit(blueprint, "/", limit);
      }
      StorefrontFact fact = fact(blueprint, visit);
      return fact instanceof StorefrontFact.Reachable && blueprint.url().startsWith("https://")
          ? signIn(blueprint, fact)
          : fact;
    } catch (IOException broken) {
      return broken(url, broken);
    }
  }

  private StorefrontFact fact(StoreBlueprint blueprint, PageVisitor.Visit visit) {
    String url = page(blueprint);
    StoreFailure problem = visit.problem();
    if (problem != null) {
      return new StorefrontFact.Unreachable(problem);
    }
    StorefrontResponse answer = visit.answer();
    if (answer.location() != null) {
      // Earlier images do not mark redirects.
      return answer.ofStore() || (answer.byWordPress() && visit.again())
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
    // Earlier images take the scheme from a header of this request, which the ingress controller
    // may replace: their page does not show what customers see.
    Optional<String> insecure =
        answer.url().isHttps() && answer.byCurrentImage()
            ? answer.page().insecureAsset(blueprint.host())
            : Optional.empty();
    return insecure
        .<StorefrontFact>map(asset ->
            new StorefrontFact.Unreachable(
                new StoreFailure.StorefrontInsecureContent(
                    answer.url().toString(), Texts.shorten(asset, 200), answer.statusLine())))
        .orElseGet(StorefrontFact.Reachable::new);
  }

  private static StorefrontFact foreign(String url, StorefrontResponse answer) {
    if (answer.byPlatform()) {
      return unreachable(
          url,
          "the ingress controller does not know the host yet: the platform's own page for hosts"
              + " without a store is served.",
          answer.statusLine());
    }
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

  /** Only a loop is a problem: where owners and customers sign in belongs to the owner. */
  private StorefrontFact signIn(StoreBlueprint blueprint, StorefrontFact otherwise) {
    try {
      TimeLimit limit = new TimeLimit(timeout.multipliedBy(SIGN_IN_PAGE));
      StoreFailure problem = visitor.visit(blueprint, SIGN_IN, limit).problem();
      return problem == null ? otherwise : new StorefrontFact.Unreachable(problem);
    } catch (IOException slowOrBroken) {
      // The shop's page was served a moment ago.
      return otherwise;
    }
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
      case TimeLimit.ExceededException _ ->
          "its redirects took more than " + seconds(timeout.multipliedBy(PAGE)) + " s.";
      case InterruptedIOException _ -> "no answer within " + seconds(timeout) + " s.";
      case SSLException _ ->
          "TLS cannot be established: " + Texts.clause(String.valueOf(broken.getMessage())) + ".";
      default -> "the connection broke off.";
    };
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }

  private static StorefrontFact unreachable(String url, String why, String detail) {
    return new StorefrontFact.Unreachable(new StoreFailure.StorefrontUnreachable(url, why, detail));
  }

  private static StorefrontFact wrong(String url, String why, String detail) {
    return new StorefrontFact.Unreachable(
        new StoreFailure.StorefrontWrongContent(url, why, detail));
  }
}
