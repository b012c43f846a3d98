package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of stores, on the wire. */
@Schema(name = "StorePage", description = "One page of stores")
public record StorePageDto(
    List<StoreDto> items,
    @Schema(description = "Pass it as \"after\" to have the next page; absent on the last")
        @Nullable String next) {}
