/** One abstract suite per port; every adapter of the port extends and passes it. */
@NullMarked
package io.urumi.testkit.contract;

import org.jspecify.annotations.NullMarked;
