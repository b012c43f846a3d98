package io.urumi.adapter.helm;

import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guardrails of a store, rendered by Helm once for each plan, chart and settings: those of a
 * sample store, in which id and subdomain are replaced. Helm renders them for each store when they
 * depend on more of a store than these two.
 */
final class GuardrailsCache {
  private static final Logger LOG = LoggerFactory.getLogger(GuardrailsCache.class);

  /** Of charts and settings that were replaced; a process has one per plan at a time. */
  private static final int MAX_ENTRIES = 50;

  /** The longest subdomain, so that a chart that shortens names is noticed. */
  private static final String SAMPLE_SUBDOMAIN =
      padded("s" + UUID.randomUUID().toString().replace("-", ""), Subdomain.MAX_LENGTH);

  private static final StoreId SAMPLE_ID = new StoreId(UUID.randomUUID());
  private static final String SAMPLE_NAME = "n" + UUID.randomUUID();
  private static final String SAMPLE_OWNER = "o" + UUID.randomUUID();

  private final Map<String, Optional<String>> rendered = new ConcurrentHashMap<>();

  private static String padded(String prefix, int length) {
    return prefix + "x".repeat(length - prefix.length());
  }

  /**
   * The manifests of a store's guardrails.
   *
   * @param key of a store: chart, settings and all values that its rendering depends on
   * @param render renders them with Helm
   */
  String of(
      StoreBlueprint store,
      Function<StoreBlueprint, String> key,
      Function<StoreBlueprint, String> render) {
    return sampleFor(store)
        .map(sample -> of(store, sample, key.apply(sample), render))
        .orElseGet(() -> render.apply(store));
  }

  private String of(
      StoreBlueprint store,
      StoreBlueprint sample,
      String sampleKey,
      Function<StoreBlueprint, String> render) {
    Optional<String> known = rendered.get(sampleKey);
    if (known != null) {
      return known.map(template -> fill(template, store)).orElseGet(() -> render.apply(store));
    }
    String own = render.apply(store);
    Optional<String> template =
        renderSample(sample, render).filter(found -> isTemplateOf(found, store, own));
    if (rendered.size() >= MAX_ENTRIES) {
      rendered.clear();
    }
    rendered.put(sampleKey, template);
    return own;
  }

  /** Empty when the chart refuses the sample, for example because its names are too long. */
  private static Optional<String> renderSample(
      StoreBlueprint sample, Function<StoreBlueprint, String> render) {
    try {
      return Optional.of(render.apply(sample));
    } catch (RuntimeException refused) {
      LOG.debug("the guardrails are rendered for each store", refused);
      return Optional.empty();
    }
  }

  private static boolean isTemplateOf(String template, StoreBlueprint store, String own) {
    return !template.contains(SAMPLE_NAME)
        && !template.contains(SAMPLE_OWNER)
        && fill(template, store).equals(own);
  }

  /** Empty when the store's host does not begin with its subdomain. */
  private static Optional<StoreBlueprint> sampleFor(StoreBlueprint store) {
    String subdomain = store.subdomain().value();
    if (!store.host().startsWith(subdomain + ".")) {
      return Optional.empty();
    }
    // Only where it begins the host: the base domain may contain the subdomain, too.
    String host = SAMPLE_SUBDOMAIN + store.host().substring(subdomain.length());
    return Optional.of(
        new StoreBlueprint(
            SAMPLE_ID,
            new StoreName(SAMPLE_NAME),
            new Subdomain(SAMPLE_SUBDOMAIN),
            new Owner(SAMPLE_OWNER),
            store.plan(),
            host,
            store.url().replace("://" + store.host(), "://" + host)));
  }

  private static String fill(String template, StoreBlueprint store) {
    return template
        .replace(SAMPLE_ID.toString(), store.id().toString())
        .replace(SAMPLE_SUBDOMAIN, store.subdomain().value());
  }
}
