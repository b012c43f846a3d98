/** What happened to a store: feeds the timeline, the stream and the audit log. */
@NullMarked
package io.urumi.domain.event;

import org.jspecify.annotations.NullMarked;
