/** Limits of what one client can request. */
@NullMarked
package io.urumi.web.limit;

import org.jspecify.annotations.NullMarked;
