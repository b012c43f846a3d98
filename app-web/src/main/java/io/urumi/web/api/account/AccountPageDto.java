package io.urumi.web.api.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of accounts. */
@Schema(name = "AccountPage", description = "A page of accounts, by name")
public record AccountPageDto(
    List<AccountDto> items,
    @Schema(description = "Position of the next page; absent on the last page")
        @Nullable String next) {}
