/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theshellspeakshttponly.shell;

import org.jspecify.annotations.NullMarked;
