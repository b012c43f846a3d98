package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of stores. */
@Schema(name = "StorePage", description = "One page of stores")
public record StorePageDto(
    List<StoreDto> items,
    @Schema(description = "Value of \"after\" for the next page; absent on the last page")
        @Nullable String next) {}
