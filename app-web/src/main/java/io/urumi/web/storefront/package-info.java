/** The page of a simulated store, which stands for its shop. */
@NullMarked
package io.urumi.web.storefront;

import org.jspecify.annotations.NullMarked;
