/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.controllersuseonlydrivingports.web.api;

import org.jspecify.annotations.NullMarked;
