/**
 * Errors as RFC 9457 problem details: the stable codes, what each means in HTTP, and the one place
 * that turns anything thrown into one. Nothing here knows a store.
 */
@NullMarked
package io.urumi.web.problem;

import org.jspecify.annotations.NullMarked;
