/**
 * The control plane as it is, with every driven port watched, so that it can be killed at a
 * boundary.
 */
@NullMarked
package io.urumi.crash.victim;

import org.jspecify.annotations.NullMarked;
