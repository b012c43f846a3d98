/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotdependoneachother.adapter.k8s;

import org.jspecify.annotations.NullMarked;
