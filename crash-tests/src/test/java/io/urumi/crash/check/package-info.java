/** Checks of the records and of the cluster after a kill. */
@NullMarked
package io.urumi.crash.check;

import org.jspecify.annotations.NullMarked;
