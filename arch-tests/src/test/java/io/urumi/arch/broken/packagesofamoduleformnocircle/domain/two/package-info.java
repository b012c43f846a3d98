/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.packagesofamoduleformnocircle.domain.two;

import org.jspecify.annotations.NullMarked;
