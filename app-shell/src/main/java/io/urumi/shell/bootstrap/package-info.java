/** Start-up, wiring and the three ways to run: one command, a script, a conversation. */
@NullMarked
package io.urumi.shell.bootstrap;

import org.jspecify.annotations.NullMarked;
