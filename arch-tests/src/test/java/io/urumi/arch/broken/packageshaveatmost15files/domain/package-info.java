/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.packageshaveatmost15files.domain;

import org.jspecify.annotations.NullMarked;
