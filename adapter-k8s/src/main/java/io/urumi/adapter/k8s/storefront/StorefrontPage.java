package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.store.StoreId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The marks that the store's image puts on pages: every page has {@code <meta name="urumi-store"
 * content="store id">}, and {@code <meta name="urumi-shop" content="coming-soon">} while the owner
 * keeps the shop closed. Everything else on the page belongs to the owner.
 */
final class StorefrontPage {
  private final Document document;

  private StorefrontPage(Document document) {
    this.document = document;
  }

  static StorefrontPage parse(String html) {
    return new StorefrontPage(Jsoup.parse(html));
  }

  /** Whether the page is marked as this store's. */
  boolean isMarkedAs(StoreId id) {
    return stores().stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(id.toString()));
  }

  /** The ids of the stores that the page is marked with. */
  List<String> stores() {
    return document.select("meta[name=urumi-store][content]").eachAttr("content");
  }

  /** Whether it is the page that WooCommerce shows before a shop opens. */
  boolean isComingSoon() {
    // The second mark is WooCommerce's own, which pages of earlier images have too.
    return !document
        .select("meta[name=urumi-shop][content=coming-soon], meta[name=woo-coming-soon-page]")
        .isEmpty();
  }

  /** A script or style of the host that is loaded without TLS, which browsers block. */
  Optional<String> insecureAsset(String host) {
    String start = "http://" + host;
    return document.select("script[src], link[rel=stylesheet][href]").stream()
        .map(StorefrontPage::address)
        .filter(address -> address.toLowerCase(Locale.ROOT).startsWith(start))
        .findFirst();
  }

  private static String address(Element element) {
    return element.attr(element.nameIs("script") ? "src" : "href").strip();
  }
}
