/** Intervals between probes and observations, deadlines, and backoff. */
@NullMarked
package io.urumi.domain.timing;

import org.jspecify.annotations.NullMarked;
