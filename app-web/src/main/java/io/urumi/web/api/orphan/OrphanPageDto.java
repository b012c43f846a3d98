package io.urumi.web.api.orphan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of orphaned namespaces. */
@Schema(name = "OrphanPage", description = "One page of orphaned namespaces, sorted by name")
public record OrphanPageDto(
    List<OrphanDto> items,
    @Schema(description = "Value of \"after\" for the next page; absent on the last page")
        @Nullable String next) {}
