/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theshellspeakshttponly.domain;

import org.jspecify.annotations.NullMarked;
