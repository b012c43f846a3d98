package io.urumi.client.model.team;

import org.jspecify.annotations.Nullable;

/** The limits of a team; null where that of the settings applies, 0 for no limit. */
public record TeamLimitsRequest(
    @Nullable String stores,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String storage,
    @Nullable String creations) {}
