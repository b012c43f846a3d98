package io.urumi.adapter.k8s;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a page is a certain shop's own. */
final class StorefrontPage {
  private static final Pattern MARKER =
      Pattern.compile(
          "<meta\\s+name=[\"']urumi-store[\"']\\s+content=[\"']([^\"']*)[\"']",
          Pattern.CASE_INSENSITIVE);

  private StorefrontPage() {}

  /** Why the page is not the shop's; empty when it is. */
  static Optional<String> problem(StoreBlueprint blueprint, String html) {
    Matcher marker = MARKER.matcher(html);
    if (!marker.find()) {
      return Optional.of("it does not say which store it is.");
    }
    if (!isMarkedAs(blueprint.id(), html)) {
      return Optional.of(
          "it says that it is the store " + Texts.shorten(marker.group(1), 60) + ".");
    }
    if (!HtmlText.contains(html, blueprint.name().value())) {
      return Optional.of("the shop's name is not on it.");
    }
    return Optional.empty();
  }

  /** Whether the page says that it is this store's. */
  static boolean isMarkedAs(StoreId id, String html) {
    Matcher marker = MARKER.matcher(html);
    while (marker.find()) {
      if (marker.group(1).toLowerCase(Locale.ROOT).equals(id.toString())) {
        return true;
      }
    }
    return false;
  }
}
