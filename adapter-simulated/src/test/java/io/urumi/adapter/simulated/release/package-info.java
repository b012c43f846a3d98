/** Tests of this package. */
@NullMarked
package io.urumi.adapter.simulated.release;

import org.jspecify.annotations.NullMarked;
