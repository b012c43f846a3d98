/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theenginereturnsdecidingimplementations.port.driving;

import org.jspecify.annotations.NullMarked;
