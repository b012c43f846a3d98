/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.controllersseedrivingportsonly.port.driven;

import org.jspecify.annotations.NullMarked;
