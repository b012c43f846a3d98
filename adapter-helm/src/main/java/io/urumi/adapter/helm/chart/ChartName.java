package io.urumi.adapter.helm.chart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Name and version of a chart in Helm's records, for example {@code woocommerce-store-0.1.0}. */
public final class ChartName {
  private static final Pattern VERSION = Pattern.compile("-(v?\\d+\\.\\d+\\.\\d+.*)$");

  private ChartName() {}

  /** The version in it; the whole name when there is none. */
  public static String version(String nameAndVersion) {
    Matcher matcher = VERSION.matcher(nameAndVersion);
    return matcher.find() ? matcher.group(1) : nameAndVersion;
  }
}
