package io.urumi.application.usecase;

import io.urumi.domain.store.StoreId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Generates UUIDs of version 7 (RFC 9562), which sort by creation time. */
final class StoreIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private StoreIds() {}

  static StoreId next(Instant now) {
    long time = now.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
    long high = (time << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
    long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    return new StoreId(new UUID(high, low));
  }
}
