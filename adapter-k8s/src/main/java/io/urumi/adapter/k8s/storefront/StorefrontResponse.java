package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.store.StoreId;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The response to one request, and whether the shop's own software sent it.
 *
 * @param url as a customer's browser would show it
 * @param location absolute target of a redirect; null when it is none
 * @param ofStore whether it is marked as this store's
 * @param byCurrentImage whether the mark is the header, which earlier images do not set
 * @param byPlatform whether the platform's own page for hosts without a store answered
 * @param byWordPress whether WordPress made a redirect, also of an image that does not mark them
 */
record StorefrontResponse(
    HttpUrl url,
    int status,
    String statusLine,
    @Nullable HttpUrl location,
    boolean ofStore,
    boolean byCurrentImage,
    boolean byPlatform,
    boolean byWordPress,
    StorefrontPage page) {
  /** Set by the image on every response of WordPress, including those without a page. */
  private static final String STORE_HEADER = "X-Urumi-Store";

  /** Set by the control plane on the page that it serves in place of a store's. */
  private static final String PLACEHOLDER_HEADER = "X-Urumi-Placeholder";

  static StorefrontResponse of(HttpUrl url, StoreId store, Response response, StorefrontPage page) {
    boolean byCurrentImage = store.toString().equalsIgnoreCase(response.header(STORE_HEADER, ""));
    return new StorefrontResponse(
        url,
        response.code(),
        "HTTP " + response.code() + " " + response.message(),
        response.isRedirect() ? location(url, response.header("Location")) : null,
        byCurrentImage || page.isMarkedAs(store),
        byCurrentImage,
        response.header(PLACEHOLDER_HEADER) != null,
        byCurrentImage || response.header("X-Redirect-By") != null,
        page);
  }

  private static @Nullable HttpUrl location(HttpUrl url, @Nullable String target) {
    HttpUrl location = target == null ? null : url.resolve(target);
    return location == null ? null : location.newBuilder().username("").password("").build();
  }
}
