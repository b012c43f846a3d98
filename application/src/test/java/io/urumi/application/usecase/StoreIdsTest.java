package io.urumi.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

  @Test
  void an_id_is_a_random_uuid_of_version_7_with_the_time() {
    List<UUID> ids =
        IntStream.range(0, 200).mapToObj(_ -> StoreIds.next(NOW).value()).distinct().toList();

    assertThat(ids)
        .hasSize(200)
        .allSatisfy(id -> {
          assertThat(id.version()).isEqualTo(7);
          assertThat(id.variant()).isEqualTo(2);
          assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        });
    // Every bit that is neither the time nor fixed has both values.
    long fixed = 0xFFFF_FFFF_FFFF_F000L;
    assertThat(ids.stream().mapToLong(UUID::getMostSignificantBits).reduce(0, (a, b) -> a | b))
        .isEqualTo(ids.getFirst().getMostSignificantBits() & fixed | ~fixed);
    assertThat(ids.stream().mapToLong(UUID::getLeastSignificantBits).reduce(0, (a, b) -> a | b))
        .isEqualTo(0xBFFF_FFFF_FFFF_FFFFL);
  }

  @Test
  void ids_sort_by_the_time_of_their_creation() {
    assertThat(StoreIds.next(NOW.plusMillis(1)).toString())
        .isGreaterThan(StoreIds.next(NOW).toString());
  }
}
