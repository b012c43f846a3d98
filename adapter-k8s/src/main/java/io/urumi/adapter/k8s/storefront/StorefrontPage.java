package io.urumi.adapter.k8s.storefront;

import io.urumi.domain.store.StoreId;
import io.urumi.kubernetes.Texts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A page, and the store that it belongs to. {@code <meta name="urumi-store" content="store id">},
 * which the image prints on every page of a shop, identifies the shop. A page without it is never
 * accepted: every released image prints it.
 */
final class StorefrontPage {
  private final Document document;

  private StorefrontPage(Document document) {
    this.document = document;
  }

  static StorefrontPage parse(String html) {
    return new StorefrontPage(Jsoup.parse(html));
  }

  /** Why the page is not the shop's; empty when it is. */
  Optional<String> problem(StoreBlueprint blueprint) {
    List<String> stores = stores();
    if (stores.isEmpty()) {
      return Optional.of("it contains no store id.");
    }
    if (!isMarkedAs(blueprint.id())) {
      return Optional.of(
          "it contains the id of another store: " + Texts.shorten(stores.getFirst(), 60) + ".");
    }
    // The store id comes from the container's environment, the name from the shop's database.
    if (!NameMatcher.contains(document.title() + " " + document.text(), blueprint.name().value())) {
      return Optional.of("it does not contain the shop's name.");
    }
    return Optional.empty();
  }

  /** Whether the page is marked as this store's. */
  boolean isMarkedAs(StoreId id) {
    return stores().stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(id.toString()));
  }

  private List<String> stores() {
    return document.select("meta[name=urumi-store][content]").eachAttr("content");
  }
}
