/** The engine survives a kill at any moment: see {@code docs/resilience.md}. */
@NullMarked
package io.urumi.crash;

import org.jspecify.annotations.NullMarked;
