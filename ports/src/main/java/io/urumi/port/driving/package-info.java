/**
 * What the platform offers: its use cases and queries.
 *
 * <p>Every method begins with the {@link io.urumi.domain.access.Caller}, or with a command that has
 * one, and decides first. What the caller must not know of has the result of what does not exist;
 * what it may see but not do fails with {@link io.urumi.domain.access.AccessDeniedException}, and
 * nothing is changed. Lists, counts and streams contain what the caller may read.
 */
@NullMarked
package io.urumi.port.driving;

import org.jspecify.annotations.NullMarked;
