/** Whether everything is as it has to be after a kill. */
@NullMarked
package io.urumi.crash.judge;

import org.jspecify.annotations.NullMarked;
