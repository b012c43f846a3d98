/** Leases: the right of one replica to act on one store. */
@NullMarked
package io.urumi.port.driven.lease;

import org.jspecify.annotations.NullMarked;
