/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.controllersuseonlydrivingports.port.driven;

import org.jspecify.annotations.NullMarked;
