/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.drivingportsarenamedbyintention.port.driving;

import org.jspecify.annotations.NullMarked;
