package io.urumi.adapter.helm.chart;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digest of the chart and the values of a release, kept in the release's description: both
 * implementations of Helm read and write it, and it needs nothing from the chart.
 */
public final class ReleaseDigest {
  private static final Pattern IN_DESCRIPTION = Pattern.compile("settings sha256:([0-9a-f]{64})");

  private ReleaseDigest() {}

  /** The digest of a chart and its values. */
  public static String of(Chart chart, Map<String, Object> values) {
    return new ContentDigest()
        .add("chart", chart.digest())
        .add("values", CanonicalJson.of(values))
        .hex();
  }

  /** The description of a revision. */
  public static String describe(String digest) {
    return "Deployed by Urumi, settings sha256:" + digest;
  }

  /** The digest in a description; empty when another program made the revision. */
  public static Optional<String> read(String description) {
    Matcher matcher = IN_DESCRIPTION.matcher(description);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
