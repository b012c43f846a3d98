/** Generates the OpenAPI document from the controllers and compares it with the committed one. */
@NullMarked
package io.urumi.web.openapi;

import org.jspecify.annotations.NullMarked;
