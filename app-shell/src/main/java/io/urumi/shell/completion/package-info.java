/** Completion with Tab: commands, options and values. */
@NullMarked
package io.urumi.shell.completion;

import org.jspecify.annotations.NullMarked;
