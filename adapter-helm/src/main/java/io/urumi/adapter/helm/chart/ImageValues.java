package io.urumi.adapter.helm.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An image as values of the chart, and as a reference in one text. */
public final class ImageValues {
  private static final String REPOSITORY = "repository";
  private static final String TAG = "tag";
  private static final String DIGEST = "digest";
  private static final String PULL_POLICY = "pullPolicy";

  private ImageValues() {}

  /** Without the members that have no text, so that the chart's defaults apply. */
  static Map<String, Object> of(UnaryOperator<String> text) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : new String[] {REPOSITORY, TAG, DIGEST, PULL_POLICY}) {
      String value = text.apply(name);
      if (!value.isEmpty() || name.equals(DIGEST)) {
        values.put(name, value);
      }
    }
    return values;
  }

  /** For example {@code registry.example.com:5000/store-web:1.4.0}. */
  static String text(Map<String, Object> values) {
    String repository = values.getOrDefault(REPOSITORY, "").toString();
    String tag = values.getOrDefault(TAG, "").toString();
    String digest = values.getOrDefault(DIGEST, "").toString();
    return repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
  }

  /** The reverse of {@link #text}. */
  public static Map<String, Object> parse(String text) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String name = at < 0 ? text : text.substring(0, at);
    // A colon before the last slash is that of the registry's port.
    int colon = name.lastIndexOf(':');
    boolean tagged = colon > name.lastIndexOf('/');
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(REPOSITORY, tagged ? name.substring(0, colon) : name);
    if (tagged) {
      values.put(TAG, name.substring(colon + 1));
    }
    values.put(DIGEST, digest);
    return values;
  }
}
