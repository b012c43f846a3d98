/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.applicationdependsontheportsonly.adapter.k8s;

import org.jspecify.annotations.NullMarked;
