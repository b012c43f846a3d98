/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.application.access;

import org.jspecify.annotations.NullMarked;
