/** Checks the format of every Java source file. */
@NullMarked
package io.urumi.formatting;

import org.jspecify.annotations.NullMarked;
