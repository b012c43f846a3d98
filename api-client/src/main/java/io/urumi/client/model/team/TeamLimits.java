package io.urumi.client.model.team;

import java.util.List;

/** How much a team has and may have. */
public record TeamLimits(String teamId, List<TeamLimit> items) {}
