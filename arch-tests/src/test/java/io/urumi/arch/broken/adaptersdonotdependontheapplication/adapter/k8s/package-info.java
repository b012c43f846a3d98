/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotdependontheapplication.adapter.k8s;

import org.jspecify.annotations.NullMarked;
