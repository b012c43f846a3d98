/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.applicationknowstheportsonly.adapter.k8s;

import org.jspecify.annotations.NullMarked;
