/** Layout of text, measured in the cells of a terminal. */
@NullMarked
package io.urumi.shell.textwidth;

import org.jspecify.annotations.NullMarked;
