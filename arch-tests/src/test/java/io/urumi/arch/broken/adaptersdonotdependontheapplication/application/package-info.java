/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.adaptersdonotdependontheapplication.application;

import org.jspecify.annotations.NullMarked;
