/**
 * The shipped control plane with every driven port intercepted, so that it can be killed at a
 * boundary.
 */
@NullMarked
package io.urumi.crash.killable;

import org.jspecify.annotations.NullMarked;
