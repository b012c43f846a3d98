package io.urumi.web.api.query;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the query parameters of a paged list: {@code after} and {@code limit}. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
    name = "after",
    in = ParameterIn.QUERY,
    description =
        "Return the items after this position: \"next\" of the previous page, from the same list"
            + " and in the same order",
    schema = @Schema(type = "string"))
@Parameter(
    name = "limit",
    in = ParameterIn.QUERY,
    description = "Maximum number of items",
    schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
public @interface PagingParameters {}
