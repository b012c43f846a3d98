package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.kubernetes.credentials.Credentials;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** In each form that kubeconfigs have: those of kubeadm and kind have RSA keys in PKCS #1. */
final class ClientKeyTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final HeldCertificate EC =
      new HeldCertificate.Builder().commonName("ec").ecdsa256().signedBy(AUTHORITY).build();
  private static final HeldCertificate RSA =
      new HeldCertificate.Builder().commonName("rsa").rsa2048().signedBy(AUTHORITY).build();

  @Test
  void pkcs8() throws Exception {
    assertIsUsed(EC, EC.privateKeyPkcs8Pem());
    assertIsUsed(RSA, RSA.privateKeyPkcs8Pem());
    assertIsUsed(RSA, "Bag Attributes\n" + RSA.privateKeyPkcs8Pem().replace("\n", "\r\n"));
  }

  @Test
  void pkcs1() throws Exception {
    assertIsUsed(RSA, RSA.privateKeyPkcs1Pem());
  }

  @Test
  void the_key_of_another_kind_is_refused() {
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> managers(RSA, EC.privateKeyPkcs8Pem()));
  }

  private static void assertIsUsed(HeldCertificate certificate, String key) throws Exception {
    KeyManager[] managers = managers(certificate, key);
    X509KeyManager manager = (X509KeyManager) managers[0];
    KeyPair pair = certificate.keyPair();
    String alias =
        manager.chooseClientAlias(new String[] {pair.getPublic().getAlgorithm()}, null, null);
    assertThat(manager.getPrivateKey(alias)).isEqualTo(pair.getPrivate());
    assertThat(manager.getCertificateChain(alias))
        .containsExactly(certificate.certificate(), AUTHORITY.certificate());
  }

  private static KeyManager[] managers(HeldCertificate certificate, String key) throws Exception {
    return ClientKey.managers(
        new Credentials.ClientCertificate(
            certificate.certificatePem() + AUTHORITY.certificatePem(), key));
  }
}
