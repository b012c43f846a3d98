/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.application.usecase;

import org.jspecify.annotations.NullMarked;
