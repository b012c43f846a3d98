/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.port.driving;

import org.jspecify.annotations.NullMarked;
