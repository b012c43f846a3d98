/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.controllersseedrivingportsonly.web.api;

import org.jspecify.annotations.NullMarked;
