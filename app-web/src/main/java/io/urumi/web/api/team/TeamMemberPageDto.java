package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of members. */
@Schema(name = "TeamMemberPage", description = "A page of the members of a team, by name")
public record TeamMemberPageDto(
    List<TeamMemberDto> items,
    @Schema(description = "Position of the next page; absent on the last page")
        @Nullable String next) {}
