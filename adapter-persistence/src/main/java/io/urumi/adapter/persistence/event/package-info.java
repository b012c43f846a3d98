/** The event log and the timeline of steps. */
@NullMarked
package io.urumi.adapter.persistence.event;

import org.jspecify.annotations.NullMarked;
