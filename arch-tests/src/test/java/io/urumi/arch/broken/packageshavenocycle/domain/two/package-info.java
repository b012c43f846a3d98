/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.packageshavenocycle.domain.two;

import org.jspecify.annotations.NullMarked;
