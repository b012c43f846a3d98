package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** The database, on the wire. */
@Schema(name = "DatabaseInfo", description = "The database")
public record DatabaseInfoDto(
    @Schema(example = "PostgreSQL") String product,
    @Schema(example = "18.1") String version,
    @Schema(description = "Where it is, without credentials", example = "db.internal:5432/urumi")
        String location) {}
