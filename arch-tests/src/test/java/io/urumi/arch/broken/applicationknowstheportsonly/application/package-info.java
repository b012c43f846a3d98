/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.applicationknowstheportsonly.application;

import org.jspecify.annotations.NullMarked;
