/** The tables of stores and idempotency keys: pages, specs, the reconcile queue and leases. */
@NullMarked
package io.urumi.adapter.persistence.store;

import org.jspecify.annotations.NullMarked;
