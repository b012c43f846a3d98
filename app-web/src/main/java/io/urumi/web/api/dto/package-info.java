/**
 * What the API reads and writes, one record per schema of the OpenAPI document. A component that is
 * not {@code @Nullable} is always there; a null one is left out.
 */
@NullMarked
package io.urumi.web.api.dto;

import org.jspecify.annotations.NullMarked;
