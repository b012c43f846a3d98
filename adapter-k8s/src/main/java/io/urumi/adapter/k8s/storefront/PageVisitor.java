package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.kubernetes.Texts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Requests a page of a shop and follows its redirects, as far as they stay in the shop. */
final class PageVisitor {
  /** As many as a browser follows at least. */
  private static final int MAX_REDIRECTS = 10;

  private final IngressClient client;

  PageVisitor(IngressClient client) {
    this.client = client;
  }

  /**
   * The last answer.
   *
   * @param again whether it redirects to a page that was visited
   */
  record Visit(StorefrontResponse answer, boolean again) {
    /**
     * A redirect loop; null for none. Only of current images: earlier ones redirect the sign-in
     * page to itself when the ingress controller replaces the header with the scheme.
     */
    @Nullable StoreFailure problem() {
      HttpUrl next = answer.location();
      return again && answer.byCurrentImage() && next != null
          ? new StoreFailure.StorefrontRedirectLoop(
              answer.url().toString(),
              "it redirects to " + Texts.shorten(next.toString(), 200) + ".",
              answer.statusLine())
          : null;
    }
  }

  /**
   * @param limit of all requests together
   */
  Visit visit(StoreBlueprint blueprint, String path, TimeLimit limit) throws IOException {
    HttpUrl shop = HttpUrl.get(blueprint.url() + path);
    HttpUrl url = shop;
    boolean throughTls = false;
    Set<String> visited = new HashSet<>();
    while (true) {
      StorefrontResponse answer =
          client.get(url, blueprint.id(), throughTls, shop.isHttps(), limit.remaining());
      HttpUrl next = answer.location();
      if (next == null || !isFollowed(shop, next, throughTls)) {
        return new Visit(answer, false);
      }
      boolean again = !visited.add(url + " " + throughTls) || visited.size() > MAX_REDIRECTS;
      boolean self = next.equals(url);
      if (!again && self && !throughTls && url.isHttps() && !answer.byWordPress()) {
        // The ingress controller itself has TLS, and redirects what comes without.
        throughTls = true;
      } else if (again || self) {
        return new Visit(answer, true);
      } else {
        throughTls = throughTls || (next.isHttps() && !url.isHttps());
        url = next;
      }
    }
  }

  /**
   * Only where the shop is served: the shop chooses the target, and through TLS the target's port
   * is the one that is connected to, on the machine of the ingress controller.
   */
  private static boolean isFollowed(HttpUrl shop, HttpUrl next, boolean throughTls) {
    boolean port = next.port() == shop.port() || next.port() == HttpUrl.defaultPort(next.scheme());
    return next.host().equals(shop.host()) && port && (next.isHttps() || !throughTls);
  }
}
