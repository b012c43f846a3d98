package io.urumi.kubernetes.connection;

import io.urumi.kubernetes.KubeconfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities that the operating system trusts, which kubectl and Helm use for a cluster
 * without an authority of its own. Java's own list can differ. As there, an entry of a file that
 * cannot be read is skipped.
 */
final class SystemCertificates {
  private static final Logger LOG = LoggerFactory.getLogger(SystemCertificates.class);
  private static final String VARIABLE = "SSL_CERT_FILE";
  private static final Pattern ENTRY =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private static final List<Path> FILES =
      Stream.of(
              "/etc/ssl/certs/ca-certificates.crt",
              "/etc/pki/tls/certs/ca-bundle.crt",
              "/etc/ssl/ca-bundle.pem",
              "/etc/pki/tls/cacert.pem",
              "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
              "/etc/ssl/cert.pem")
          .map(Path::of)
          .toList();

  private SystemCertificates() {}

  /**
   * Reads the authorities; none when the system has none, so that Java's own apply.
   *
   * @throws KubeconfigException when the file of SSL_CERT_FILE contains no certificate
   */
  static List<Certificate> read(Map<String, String> environment) throws CertificateException {
    return read(environment, FILES);
  }

  static List<Certificate> read(Map<String, String> environment, List<Path> files)
      throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      Path named = Path.of(variable);
      if (Files.isReadable(named)) {
        return Optional.of(certificates(named, factory))
            .filter(found -> !found.isEmpty())
            .orElseThrow(() ->
                new KubeconfigException(
                    VARIABLE
                        + " is "
                        + named
                        + ", which contains no certificate in PEM; set it to the authorities that"
                        + " are to be trusted, or remove it."));
      }
    }
    return files.stream()
        .filter(Files::isReadable)
        .map(file -> certificates(file, factory))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Certificate> certificates(Path file, CertificateFactory factory) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      List<Certificate> found =
          ENTRY
              .matcher(text)
              .results()
              .map(MatchResult::group)
              .flatMap(entry -> certificate(entry, factory).stream())
              .toList();
      if (found.isEmpty()) {
        LOG.warn("{} contains no certificate in PEM.", file);
      }
      return found;
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static Optional<Certificate> certificate(String entry, CertificateFactory factory) {
    try {
      return Optional.of(
          factory.generateCertificate(
              new ByteArrayInputStream(entry.getBytes(StandardCharsets.ISO_8859_1))));
    } catch (CertificateException malformed) {
      return Optional.empty();
    }
  }
}
