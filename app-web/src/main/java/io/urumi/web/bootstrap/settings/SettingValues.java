package io.urumi.web.bootstrap.settings;

import io.urumi.domain.store.ReservedSubdomains;
import io.urumi.domain.store.Subdomain;
import io.urumi.domain.validation.InvalidValueException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses values that would only be found to be wrong by the failure of each store. */
public final class SettingValues {
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  /** A subdomain and a dot come before it; a host name has at most 253 characters. */
  private static final int MAX_SUFFIX = 253 - 58;

  private SettingValues() {}

  /**
   * Checks the values.
   *
   * @throws StartupException when one is wrong
   */
  public static void check(UrumiProperties properties) {
    UrumiProperties.Stores stores = properties.stores();
    domain("urumi.stores.host-suffix", stores.hostSuffix(), MAX_SUFFIX);
    name("urumi.stores.storage-class", stores.storageClass());
    name("urumi.ingress.class-name", properties.ingress().className());
    name("urumi.ingress.controller-namespace", properties.ingress().controllerNamespace());
    url("urumi.ingress.address", properties.ingress().address());
    require(
        properties.kubernetes().storefrontPath().startsWith("/"),
        "urumi.kubernetes.storefront-path",
        properties.kubernetes().storefrontPath(),
        "a path that starts with a slash, for example /shop/");
    file("urumi.helm.values", properties.helm().values());
    chart(properties.helm().chart());
    properties.security().allowedOrigins().forEach(SettingValues::origin);
    properties
        .security()
        .allowedHosts()
        .forEach(host ->
            require(
                !host.contains("/") && !host.matches(".*[^\\]]:[0-9]+") && !host.isBlank(),
                "urumi.security.allowed-hosts",
                host,
                "a host name without scheme and port, for example urumi.example.com"));
    if (stores.placeholders()) {
      properties
          .security()
          .allowedHosts()
          .forEach(host ->
              require(
                  !mayBeOfStore(host, stores.hostSuffix()),
                  "urumi.security.allowed-hosts",
                  host,
                  "a host that no store can have: outside of "
                      + stores.hostSuffix()
                      + ", or with a reserved name, for example urumi."
                      + stores.hostSuffix()));
    }
  }

  private static void domain(String setting, String value, int maxLength) {
    require(
        value.length() <= maxLength && DOMAIN.matcher(value).matches(),
        setting,
        value,
        "a domain in lower case without scheme, port and leading dot, for example"
            + " shops.example.com");
  }

  /** A store with the host of the dashboard would get the requests of those who sign in. */
  private static boolean mayBeOfStore(String host, String hostSuffix) {
    String domain = "." + hostSuffix;
    String name = host.toLowerCase(Locale.ROOT);
    if (!name.endsWith(domain)) {
      return false;
    }
    try {
      ReservedSubdomains.allow(new Subdomain(name.substring(0, name.length() - domain.length())));
      return true;
    } catch (InvalidValueException reservedOrNone) {
      return false;
    }
  }

  private static void name(String setting, String value) {
    require(
        value.isEmpty() || (value.length() <= 253 && DOMAIN.matcher(value).matches()),
        setting,
        value,
        "the name of a Kubernetes object: lower-case letters, digits, hyphens and dots");
  }

  private static void url(String setting, URI value) {
    require(
        ("http".equals(value.getScheme()) || "https".equals(value.getScheme()))
            && value.getHost() != null,
        setting,
        value.toString(),
        "a URL such as http://127.0.0.1:80");
  }

  private static void origin(String value) {
    require(
        value.matches("https?://[A-Za-z0-9.\\[\\]:-]+"),
        "urumi.security.allowed-origins",
        value,
        "an origin without a path, for example https://urumi.example.com");
  }

  private static void file(String setting, @Nullable Path value) {
    require(
        value == null || (Files.isReadable(value) && Files.isRegularFile(value)),
        setting,
        String.valueOf(value),
        "a file that exists and that this account can read");
  }

  private static void chart(@Nullable Path value) {
    require(
        value == null || Files.isRegularFile(value.resolve("Chart.yaml")),
        "urumi.helm.chart",
        String.valueOf(value),
        "a directory with a chart (Chart.yaml)");
  }

  private static void require(boolean valid, String setting, String value, String expected) {
    if (!valid) {
      throw new StartupException(
          "The setting " + setting + " is \"" + value + "\"; it must be " + expected + ".");
    }
  }
}
