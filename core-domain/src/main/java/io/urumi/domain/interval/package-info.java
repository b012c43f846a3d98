/** Intervals between probes and observations, deadlines, and backoff. */
@NullMarked
package io.urumi.domain.interval;

import org.jspecify.annotations.NullMarked;
