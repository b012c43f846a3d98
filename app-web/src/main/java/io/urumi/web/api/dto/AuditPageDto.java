package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the audit log, on the wire. */
@Schema(name = "AuditPage", description = "One page of the audit log, newest first")
public record AuditPageDto(
    List<AuditEntryDto> items,
    @Schema(description = "Pass it as \"after\" to have the next page; absent on the last")
        @Nullable String next) {}
