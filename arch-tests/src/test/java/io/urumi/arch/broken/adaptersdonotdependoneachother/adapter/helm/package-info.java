/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotdependoneachother.adapter.helm;

import org.jspecify.annotations.NullMarked;
