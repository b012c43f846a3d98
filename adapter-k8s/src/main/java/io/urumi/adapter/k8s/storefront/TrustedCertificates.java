package io.urumi.adapter.k8s.storefront;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts Java's own certificate authorities and, in addition, private ones. */
public final class TrustedCertificates {
  private TrustedCertificates() {}

  /**
   * Trusts Java's own certificate authorities and those of a PEM file.
   *
   * @throws IllegalArgumentException when the file cannot be read or contains no certificate
   */
  public static X509TrustManager withDefaults(Path file) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int number = 0;
      for (X509Certificate standard : manager(null).getAcceptedIssuers()) {
        all.setCertificateEntry("default-" + number++, standard);
      }
      for (Certificate own : read(file)) {
        all.setCertificateEntry("private-" + number++, own);
      }
      return manager(all);
    } catch (GeneralSecurityException | IOException unusable) {
      throw new IllegalArgumentException(
          "the certificates of the ingress cannot be read from "
              + file
              + ": "
              + unusable.getMessage(),
          unusable);
    }
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> own =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (own.isEmpty()) {
        throw new IOException("it contains no certificate");
      }
      return own;
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509TrustManager manager) {
        return manager;
      }
    }
    throw new IllegalStateException("Java has no X.509 trust manager");
  }

  /** Creates connections with TLS that trust the manager's certificates. */
  static SSLSocketFactory sockets(X509TrustManager trust) {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {trust}, null);
      return tls.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
