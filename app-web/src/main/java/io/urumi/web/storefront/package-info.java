/**
 * The pages that are served under the hosts of stores: in place of a simulated shop, and of one
 * that does not answer.
 */
@NullMarked
package io.urumi.web.storefront;

import org.jspecify.annotations.NullMarked;
