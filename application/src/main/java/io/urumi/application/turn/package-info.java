/** Does regular work now and then, at one of the replicas. */
@NullMarked
package io.urumi.application.turn;

import org.jspecify.annotations.NullMarked;
