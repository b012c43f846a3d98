/** The stream of the results, and failures to write. */
@NullMarked
package io.urumi.shell.output;

import org.jspecify.annotations.NullMarked;
