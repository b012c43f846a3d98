package io.urumi.kubernetes.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that the operating system trusts, which kubectl and Helm use for a cluster
 * without an authority of its own. Java's own list can differ.
 */
final class SystemCertificates {
  private static final List<String> FILES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/tls/cacert.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private SystemCertificates() {}

  /** PEM; null when the system has none, so that Java's own apply. */
  static @Nullable String read(Map<String, String> environment) {
    Stream<String> named = Stream.ofNullable(environment.get("SSL_CERT_FILE"));
    return Stream.concat(named.filter(file -> !file.isBlank()), FILES.stream())
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst()
        .map(SystemCertificates::content)
        .orElse(null);
  }

  private static @Nullable String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
