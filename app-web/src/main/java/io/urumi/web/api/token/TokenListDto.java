package io.urumi.web.api.token;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** JSON form of a list of tokens. */
@Schema(name = "TokenList", description = "Tokens, the newest first")
public record TokenListDto(
    List<TokenDto> items,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "What the caller can give to a new token now; empty when the caller"
                            + " cannot create one"),
            schema = @Schema(implementation = TokenScope.class))
        List<String> grantableScopes) {}
