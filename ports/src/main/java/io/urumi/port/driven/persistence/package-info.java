/** Driven ports of the database: stores, events, audit, locks. */
@NullMarked
package io.urumi.port.driven.persistence;

import org.jspecify.annotations.NullMarked;
