package io.urumi.web.api.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** JSON form of a store's timeline. */
@Schema(name = "StepPage", description = "The timeline of a store, oldest first")
public record StepPageDto(List<StepRunDto> items) {}
