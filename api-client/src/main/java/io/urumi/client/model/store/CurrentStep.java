package io.urumi.client.model.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The step in progress. */
public record CurrentStep(
    String step, @Nullable String title, int attempt, @Nullable Instant startedAt) {}
