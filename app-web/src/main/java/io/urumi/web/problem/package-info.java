/**
 * Errors as RFC 9457 problem details: the error codes with their HTTP status, and the conversion of
 * exceptions. Independent of stores.
 */
@NullMarked
package io.urumi.web.problem;

import org.jspecify.annotations.NullMarked;
