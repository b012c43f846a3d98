/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotseeeachother.adapter.k8s;

import org.jspecify.annotations.NullMarked;
