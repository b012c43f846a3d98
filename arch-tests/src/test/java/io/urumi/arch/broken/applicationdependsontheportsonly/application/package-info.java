/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.applicationdependsontheportsonly.application;

import org.jspecify.annotations.NullMarked;
