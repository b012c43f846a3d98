package io.urumi.application.anchor;

import io.urumi.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that signs anchors. */
public final class AnchorKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PrivateKey privateKey;
  private final String id;

  private AnchorKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.id = Sha256.hex(publicKey.getEncoded()).substring(0, ID_LENGTH);
  }

  /**
   * Reads a private key as {@code openssl genpkey -algorithm ed25519} writes it.
   *
   * @throws IllegalArgumentException when the text is not such a key; never contains the text
   */
  public static AnchorKey parse(String pem) {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("it has no PEM block \"PRIVATE KEY\"");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
      PrivateKey parsed =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new AnchorKey(parsed, publicKey((EdECPrivateKey) parsed));
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      throw new IllegalArgumentException("it is not an Ed25519 private key in PKCS #8");
    }
  }

  /** The JDK computes a public key only when it generates a pair, from the bytes of its random. */
  private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] seed =
        key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key has no bytes"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
    KeyPair pair = generator.generateKeyPair();
    if (!Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElse(null), seed)) {
      throw new GeneralSecurityException("this Java platform derives keys in another way");
    }
    return pair.getPublic();
  }

  /** The first 16 hexadecimal digits of the SHA-256 of the public key (SubjectPublicKeyInfo). */
  public String id() {
    return id;
  }

  /** The signature of a text, in Base64. */
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the key was usable before", impossible);
    }
  }

  @Override
  public String toString() {
    return "AnchorKey[" + id + "]";
  }

  private static final class FixedBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    FixedBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
