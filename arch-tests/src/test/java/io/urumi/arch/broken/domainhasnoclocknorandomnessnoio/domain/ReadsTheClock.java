package io.urumi.arch.broken.domainhasnoclocknorandomnessnoio.domain;

import java.time.Instant;

/** Broken on purpose: see the rule that its package is named after. */
public final class ReadsTheClock {
  Instant at = Instant.now();
}
