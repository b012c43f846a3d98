package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** JSON form of the list of sessions. */
@Schema(name = "SessionList", description = "The caller's sessions, the newest first")
public record SessionListDto(List<SessionDto> items) {}
