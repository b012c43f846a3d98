/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.packageshavenocycle.domain.one;

import org.jspecify.annotations.NullMarked;
