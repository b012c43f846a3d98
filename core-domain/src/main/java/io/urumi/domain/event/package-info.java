/** Events of a store: the source of its timeline, the event stream and the audit log. */
@NullMarked
package io.urumi.domain.event;

import org.jspecify.annotations.NullMarked;
