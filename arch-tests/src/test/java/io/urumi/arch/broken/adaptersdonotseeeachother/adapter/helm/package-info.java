/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotseeeachother.adapter.helm;

import org.jspecify.annotations.NullMarked;
