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

/**
 * The guardrails of a store, rendered by Helm once for each plan, chart and settings: those of a
 * sample store, in which id and subdomain are replaced. Helm renders them for each store when the
 * chart makes more than that of a store.
 */
final class GuardrailsCache {
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
    StoreBlueprint sample = sampleFor(store);
    String sampleKey = key.apply(sample);
    Optional<String> known = rendered.get(sampleKey);
    if (known != null) {
      return known.map(template -> fill(template, store)).orElseGet(() -> render.apply(store));
    }
    String own = render.apply(store);
    String template = render.apply(sample);
    boolean usable =
        !template.contains(SAMPLE_NAME)
            && !template.contains(SAMPLE_OWNER)
            && fill(template, store).equals(own);
    if (rendered.size() >= MAX_ENTRIES) {
      rendered.clear();
    }
    rendered.put(sampleKey, usable ? Optional.of(template) : Optional.empty());
    return own;
  }

  private static StoreBlueprint sampleFor(StoreBlueprint store) {
    String subdomain = store.subdomain().value();
    return new StoreBlueprint(
        SAMPLE_ID,
        new StoreName(SAMPLE_NAME),
        new Subdomain(SAMPLE_SUBDOMAIN),
        new Owner(SAMPLE_OWNER),
        store.plan(),
        store.host().replace(subdomain, SAMPLE_SUBDOMAIN),
        store.url().replace(subdomain, SAMPLE_SUBDOMAIN));
  }

  private static String fill(String template, StoreBlueprint store) {
    return template
        .replace(SAMPLE_ID.toString(), store.id().toString())
        .replace(SAMPLE_SUBDOMAIN, store.subdomain().value());
  }
}
