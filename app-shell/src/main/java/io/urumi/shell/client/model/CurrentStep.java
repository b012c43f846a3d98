package io.urumi.shell.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The step being carried out now. */
public record CurrentStep(
    String step, @Nullable String title, int attempt, @Nullable Instant startedAt) {}
