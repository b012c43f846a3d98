/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotseetheapplication.application;

import org.jspecify.annotations.NullMarked;
