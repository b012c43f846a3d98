/** Periodic tasks that one of the replicas runs at a time. */
@NullMarked
package io.urumi.application.task;

import org.jspecify.annotations.NullMarked;
