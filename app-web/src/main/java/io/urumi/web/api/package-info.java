/**
 * What all controllers of the HTTP API share: paths, strict reading of bodies and query parameters,
 * and the OpenAPI document.
 */
@NullMarked
package io.urumi.web.api;

import org.jspecify.annotations.NullMarked;
