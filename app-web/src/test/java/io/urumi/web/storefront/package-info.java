/** Tests of the pages under the hosts of stores. */
@NullMarked
package io.urumi.web.storefront;

import org.jspecify.annotations.NullMarked;
