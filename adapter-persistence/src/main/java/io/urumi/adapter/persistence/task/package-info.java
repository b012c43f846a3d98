/** Locks of periodic tasks. */
@NullMarked
package io.urumi.adapter.persistence.task;

import org.jspecify.annotations.NullMarked;
