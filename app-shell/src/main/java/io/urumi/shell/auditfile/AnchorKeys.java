package io.urumi.shell.auditfile;

import io.urumi.client.model.AuditAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys whose anchors are accepted: one PEM block each, older keys stay in the file. */
public final class AnchorKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");
  private static final String TYPE = "urumi-audit-anchor-1";
  private static final int ID_LENGTH = 16;

  private final Map<String, PublicKey> keys;

  private AnchorKeys(Map<String, PublicKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads the keys.
   *
   * @throws UncheckedIOException when the file cannot be read
   * @throws IllegalArgumentException when it has no Ed25519 public key
   */
  public static AnchorKeys read(Path file) {
    try {
      Map<String, PublicKey> keys = new LinkedHashMap<>();
      Matcher blocks = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      while (blocks.find()) {
        byte[] encoded = Base64.getMimeDecoder().decode(blocks.group(1));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
        keys.put(
            HexFormat.of().formatHex(digest).substring(0, ID_LENGTH),
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      }
      if (keys.isEmpty()) {
        throw new IllegalArgumentException(file + " has no PEM block \"PUBLIC KEY\"");
      }
      return new AnchorKeys(keys);
    } catch (GeneralSecurityException other) {
      throw new IllegalArgumentException(
          file + " has a key that is not an Ed25519 public key", other);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether one of the keys has signed the anchor. */
  boolean signed(AuditAnchor anchor) {
    PublicKey key = keys.get(anchor.key());
    if (key == null) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(text(anchor).getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(anchor.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
      return false;
    }
  }

  private static String text(AuditAnchor anchor) {
    StringBuilder text = new StringBuilder();
    for (String field :
        List.of(
            TYPE,
            String.valueOf(anchor.entries()),
            anchor.hash(),
            String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, anchor.at())),
            anchor.key())) {
      Netstring.append(text, field);
    }
    return text.toString();
  }
}
