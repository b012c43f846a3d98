/** Addresses, timeouts and pools of database connections. */
@NullMarked
package io.urumi.adapter.persistence.connection;

import org.jspecify.annotations.NullMarked;
