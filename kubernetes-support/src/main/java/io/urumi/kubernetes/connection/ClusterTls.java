package io.urumi.kubernetes.connection;

import io.urumi.kubernetes.credentials.Credentials;
import io.urumi.kubernetes.credentials.CredentialsCache;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a connection: the authorities it trusts, the name it expects, and the client certificate
 * of the credentials. When that certificate changes, connections that use the previous one are
 * closed.
 */
final class ClusterTls {
  private final X509TrustManager trust;
  private final String serverName;
  private final boolean verified;
  private final CredentialsCache credentials;
  private final TrackedSocketFactory sockets;
  private Credentials.@Nullable ClientCertificate certificate;

  private ClusterTls(
      X509TrustManager trust, String serverName, boolean verified, CredentialsCache credentials)
      throws IOException {
    this.trust = trust;
    this.serverName = serverName;
    this.verified = verified;
    this.credentials = credentials;
    this.certificate = credentials.current().certificate();
    this.sockets = new TrackedSocketFactory(factory(certificate), serverName);
    credentials.onChange(this::changed);
  }

  /**
   * Reads certificates and keys.
   *
   * @throws io.urumi.kubernetes.KubeconfigException when one cannot be used
   * @throws IOException when there are no credentials
   */
  static ClusterTls of(
      KubeconfigEntry cluster, CredentialsCache credentials, Map<String, String> environment)
      throws IOException {
    boolean insecure = cluster.flag("insecure-skip-tls-verify");
    String authority = cluster.content("certificate-authority-data", "certificate-authority");
    if (insecure && authority != null) {
      throw cluster.refusal(
          "it has a certificate-authority and insecure-skip-tls-verify, which exclude each other");
    }
    return new ClusterTls(
        insecure ? new TrustAll() : trust(cluster, authority, environment),
        cluster.text("tls-server-name"),
        !insecure,
        credentials);
  }

  private static X509TrustManager trust(
      KubeconfigEntry cluster, @Nullable String authority, Map<String, String> environment) {
    try {
      return trust(
          authority == null ? SystemCertificates.read(environment) : certificates(authority));
    } catch (GeneralSecurityException unusable) {
      throw cluster.refusal(
          authority == null
              ? "the authorities of the operating system cannot be used"
              : "its certificate-authority is not a certificate in PEM",
          unusable);
    }
  }

  void apply(OkHttpClient.Builder http) {
    http.sslSocketFactory(sockets, trust);
    if (!verified) {
      http.hostnameVerifier((_, _) -> true);
    } else if (!serverName.isEmpty()) {
      HostnameVerifier verifier = http.build().hostnameVerifier();
      http.hostnameVerifier((_, session) -> verifier.verify(serverName, session));
    }
  }

  private synchronized void changed() {
    try {
      Credentials.ClientCertificate next = credentials.current().certificate();
      if (!Objects.equals(next, certificate)) {
        certificate = next;
        sockets.replace(factory(next));
      }
    } catch (IOException unusable) {
      // The request that needs the credentials reports it.
    }
  }

  private SSLSocketFactory factory(Credentials.@Nullable ClientCertificate certificate)
      throws IOException {
    try {
      KeyManager[] keys = certificate == null ? null : ClientKey.managers(certificate);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new IOException("The client certificate and its key cannot be used.", unusable);
    }
  }

  /**
   * @param authorities those that are trusted; Java's own if there are none
   */
  private static X509TrustManager trust(Collection<? extends Certificate> authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : store(authorities));
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("Java has no trust manager for X.509");
  }

  private static Collection<? extends Certificate> certificates(String pem)
      throws GeneralSecurityException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate");
    }
    return certificates;
  }

  private static KeyStore store(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each : certificates) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      return store;
    } catch (IOException impossible) {
      throw new GeneralSecurityException(impossible);
    }
  }
}
