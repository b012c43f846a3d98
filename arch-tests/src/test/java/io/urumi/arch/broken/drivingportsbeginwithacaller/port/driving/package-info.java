/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.drivingportsbeginwithacaller.port.driving;

import org.jspecify.annotations.NullMarked;
