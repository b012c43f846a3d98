package io.urumi.adapter.helm;

import io.urumi.adapter.helm.chart.Chart;
import io.urumi.adapter.helm.chart.ReleaseDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Charts and settings whose objects the API server's description of all kinds has shown to be
 * valid. Helm downloads and parses this description for each release, which takes 0.4 seconds of
 * processor time that starting pods need. Stores of one plan differ in names and addresses only, so
 * the first of them is sufficient. The API server itself checks each object again.
 */
final class ValidatedCharts {
  private static final int MAX_CHARTS = 100;

  private static final String INGRESS = "ingress";

  private final Set<String> validated =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MAX_CHARTS;
                }
              }));

  /** What a validation is valid for: the chart, the plan and all settings of the platform. */
  static String key(Chart chart, Map<String, Object> values) {
    Map<String, Object> shared = new LinkedHashMap<>(values);
    shared.remove("store");
    if (values.get(INGRESS) instanceof Map<?, ?> ofStore) {
      Map<Object, Object> ingress = new LinkedHashMap<>(ofStore);
      ingress.keySet().removeAll(Set.of("host", "url"));
      shared.put(INGRESS, ingress);
    }
    return ReleaseDigest.of(chart, shared);
  }

  boolean contains(String key) {
    return validated.contains(key);
  }

  void add(String key) {
    validated.add(key);
  }
}
