/** The three ways to run: one command, a script, interactive. */
@NullMarked
package io.urumi.shell.mode;

import org.jspecify.annotations.NullMarked;
