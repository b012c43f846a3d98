package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.store.StoreId;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The response to one request, and whether the shop's own software sent it.
 *
 * @param url as a customer's browser would show it
 * @param location absolute target of a redirect; null when the response is not a redirect
 * @param ofStore whether the response is marked as this store's
 * @param byWordPress whether WordPress sent the redirect; also recognised for images that do not
 *     mark redirects
 */
record StorefrontResponse(
    HttpUrl url,
    int status,
    String statusLine,
    @Nullable HttpUrl location,
    boolean ofStore,
    boolean byWordPress,
    StorefrontPage page) {
  /** Set by the image on every response of WordPress, including those without a page. */
  private static final String STORE_HEADER = "X-Urumi-Store";

  static StorefrontResponse of(HttpUrl url, StoreId store, Response response, StorefrontPage page) {
    String target = response.header("Location");
    HttpUrl location = response.isRedirect() && target != null ? url.resolve(target) : null;
    boolean ofStore =
        store.toString().equalsIgnoreCase(response.header(STORE_HEADER, ""))
            || page.isMarkedAs(store);
    return new StorefrontResponse(
        url,
        response.code(),
        "HTTP " + response.code() + " " + response.message(),
        location,
        ofStore,
        ofStore || response.header("X-Redirect-By") != null,
        page);
  }
}
