package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of the audit log. */
@Schema(name = "AuditPage", description = "One page of the audit log, newest first")
public record AuditPageDto(
    List<AuditEntryDto> items,
    @Schema(description = "Value of \"after\" for the next page; absent on the last page")
        @Nullable String next) {}
