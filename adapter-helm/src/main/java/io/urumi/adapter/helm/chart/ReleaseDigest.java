package io.urumi.adapter.helm.chart;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in a release's description which chart and values it was made from. The description is the
 * one place that both implementations write and read and that needs nothing from the chart.
 */
public final class ReleaseDigest {
  private static final Pattern IN_DESCRIPTION = Pattern.compile("settings sha256:([0-9a-f]{64})");

  private ReleaseDigest() {}

  public static String of(Chart chart, Map<String, Object> values) {
    return new ContentDigest()
        .add("chart", chart.digest())
        .add("values", CanonicalJson.canonical(values))
        .hex();
  }

  /** What the record of a deployed revision says. */
  public static String describe(String digest) {
    return "Deployed by Urumi, settings sha256:" + digest;
  }

  public static Optional<String> read(String description) {
    Matcher matcher = IN_DESCRIPTION.matcher(description);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
