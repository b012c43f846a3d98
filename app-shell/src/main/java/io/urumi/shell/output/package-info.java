/** The stream to which results are written, and the exception for failed writes. */
@NullMarked
package io.urumi.shell.output;

import org.jspecify.annotations.NullMarked;
