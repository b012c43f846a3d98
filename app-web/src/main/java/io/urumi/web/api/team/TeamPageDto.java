package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of teams. */
@Schema(name = "TeamPage", description = "A page of the teams that the caller may see")
public record TeamPageDto(
    List<TeamDto> items,
    @Schema(description = "Position of the next page; absent on the last page")
        @Nullable String next) {}
