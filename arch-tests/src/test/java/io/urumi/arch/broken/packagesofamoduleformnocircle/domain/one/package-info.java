/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.packagesofamoduleformnocircle.domain.one;

import org.jspecify.annotations.NullMarked;
