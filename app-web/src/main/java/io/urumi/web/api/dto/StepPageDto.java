package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The timeline of a store, on the wire. */
@Schema(name = "StepPage", description = "The timeline of a store, oldest first")
public record StepPageDto(List<StepRunDto> items) {}
