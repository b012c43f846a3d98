/** Everything in which H2 and PostgreSQL differ. */
@NullMarked
package io.urumi.adapter.persistence.backend;

import org.jspecify.annotations.NullMarked;
