/** The program and the wiring of its parts. */
@NullMarked
package io.urumi.shell;

import org.jspecify.annotations.NullMarked;
