/** The page that is served in place of the shop of a simulated store. */
@NullMarked
package io.urumi.web.storefront;

import org.jspecify.annotations.NullMarked;
