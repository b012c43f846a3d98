package io.urumi.adapter.helm.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import io.urumi.adapter.helm.failure.HelmException;
import org.junit.jupiter.api.Test;

class ReleaseRecordCodecTest {
  @Test
  void a_record_is_read_as_it_was_written() {
    JsonObject release = release("a chart");

    assertThat(ReleaseRecordCodec.decode(secret(release))).isEqualTo(release);
  }

  @Test
  void a_record_that_decompresses_to_more_than_16_MiB_is_refused() {
    JsonObject secret = secret(release("x".repeat(17 * 1024 * 1024)));
    assertThat(secret.toString().length()).isLessThan(1024 * 1024);

    assertThatExceptionOfType(HelmException.class)
        .isThrownBy(() -> ReleaseRecordCodec.decode(secret))
        .withMessageContaining("larger than 16 MiB");
  }

  private static JsonObject release(String text) {
    JsonObject release = new JsonObject();
    release.addProperty("name", text);
    return release;
  }

  private static JsonObject secret(JsonObject release) {
    JsonObject secret = new JsonObject();
    secret.add("data", new JsonObject());
    ReleaseRecordCodec.encode(secret, release);
    return secret;
  }
}
