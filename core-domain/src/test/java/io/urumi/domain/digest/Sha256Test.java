package io.urumi.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The test vector of FIPS 180-4. */
  @Test
  void a_known_text_has_its_published_digest() {
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    assertThat(Sha256.hex("abc")).isEqualTo(expected);
    assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    assertThat(Sha256.digest(new byte[0])).hasSize(32);
  }

  @Test
  void a_text_is_digested_as_utf_8() {
    assertThat(Sha256.hex("Größe")).isEqualTo(Sha256.hex("Größe".getBytes(StandardCharsets.UTF_8)));
  }
}
