/**
 * Keeps what the core has to remember in H2 or PostgreSQL, with one set of SQL for both.
 *
 * <p>{@link io.urumi.adapter.persistence.Persistence} is the way in; what differs between the two
 * databases lives behind {@code Backend} and nowhere else.
 */
@NullMarked
package io.urumi.adapter.persistence;

import org.jspecify.annotations.NullMarked;
