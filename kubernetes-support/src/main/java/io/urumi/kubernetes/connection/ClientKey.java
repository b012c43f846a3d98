package io.urumi.kubernetes.connection;

import io.kubernetes.client.util.SSLUtils;
import io.urumi.kubernetes.credentials.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The client certificate of a connection and its private key, for TLS. */
final class ClientKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** Of the key store in memory. */
  private static final char[] NO_PASSWORD = {};

  private ClientKey() {}

  /**
   * Reads the certificate and its key. A key in PKCS #8 is read by Java itself: client-java's
   * helper, which also reads the older forms of RSA and EC keys, loads the whole Bouncy Castle
   * provider, a tenth of what a start costs.
   *
   * @throws GeneralSecurityException or IllegalArgumentException when they cannot be used
   */
  static KeyManager[] managers(Credentials.ClientCertificate certificate)
      throws GeneralSecurityException, IOException {
    String key = certificate.key();
    int begin = key.indexOf(BEGIN);
    int end = key.indexOf(END);
    return begin < 0 || end < begin
        ? SSLUtils.keyManagers(
            bytes(certificate.chain()), bytes(key), "", "", /* keyStoreFile= */ null, null)
        : managers(certificate.chain(), key.substring(begin + BEGIN.length(), end));
  }

  private static KeyManager[] managers(String chain, String base64)
      throws GeneralSecurityException, IOException {
    Certificate[] certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes(chain)))
            .toArray(Certificate[]::new);
    if (certificates.length == 0) {
      throw new GeneralSecurityException("no certificate");
    }
    PrivateKey key =
        KeyFactory.getInstance(certificates[0].getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setKeyEntry("client", key, NO_PASSWORD, certificates);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
