/**
 * Stores, events and the audit log in H2 or PostgreSQL, with one set of SQL for both. {@link
 * io.urumi.adapter.persistence.Persistence} opens a database; sub-packages are internal.
 */
@NullMarked
package io.urumi.adapter.persistence;

import org.jspecify.annotations.NullMarked;
