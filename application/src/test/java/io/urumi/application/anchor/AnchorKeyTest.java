package io.urumi.application.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.model.anchor.AuditAnchor;
import io.urumi.port.model.audit.AuditCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The key of the documented sample; its bytes are 0 to 31. */
class AnchorKeyTest {
  /** As OpenSSL computes it. */
  static final String PUBLIC = "MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=";

  static final String ID = "a050837d85070582";

  static AnchorKey key() {
    byte[] encoded = new byte[48];
    byte[] header = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEIA==");
    System.arraycopy(header, 0, encoded, 0, header.length);
    for (int i = 0; i < 32; i++) {
      encoded[header.length + i] = (byte) i;
    }
    return AnchorKey.parse(pem(Base64.getEncoder().encodeToString(encoded)));
  }

  private static String pem(String base64) {
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void theAnchorsOfTheSampleAreSignedAsOpenSslSigns() throws IOException {
    AnchorKey key = key();
    assertThat(key.id()).isEqualTo(ID);
    for (String line : Files.readAllLines(Path.of("..", "docs", "audit-anchors-sample.jsonl"))) {
      JsonNode anchor = JsonMapper.shared().readTree(line);
      String text =
          AuditAnchor.text(
              new AuditCheckpoint(anchor.get("entries").asLong(), anchor.get("hash").asString()),
              Instant.parse(anchor.get("at").asString()),
              ID);

      assertThat(key.sign(text)).isEqualTo(anchor.get("signature").asString());
    }
    assertThat(Files.readString(Path.of("..", "docs", "audit-anchors-sample.pem")))
        .contains(PUBLIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "c2VjcmV0", "%%%%"})
  void anotherTextIsRefusedWithoutRepeatingIt(String content) {
    assertThatThrownBy(() -> AnchorKey.parse(content))
        .hasMessage("it has no PEM block \"PRIVATE KEY\"");
    assertThatThrownBy(() -> AnchorKey.parse(pem(content)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is not an Ed25519 private key in PKCS #8")
        .hasNoCause();
  }

  @Test
  void theKeyIsNotShown() {
    assertThat(key()).hasToString("AnchorKey[" + ID + "]");
  }
}
