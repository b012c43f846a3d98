/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotseetheapplication.adapter.k8s;

import org.jspecify.annotations.NullMarked;
