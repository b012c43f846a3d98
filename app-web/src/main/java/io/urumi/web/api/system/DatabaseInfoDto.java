package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of the database's description. */
@Schema(name = "DatabaseInfo", description = "The database")
public record DatabaseInfoDto(
    @Schema(example = "PostgreSQL") String product,
    @Schema(example = "18.1") String version,
    @Schema(
            description = "Address or file, without credentials",
            example = "db.internal:5432/urumi")
        String location) {}
