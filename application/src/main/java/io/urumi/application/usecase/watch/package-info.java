/** The stream of events: one reader of the event log for all watchers of a process. */
@NullMarked
package io.urumi.application.usecase.watch;

import org.jspecify.annotations.NullMarked;
