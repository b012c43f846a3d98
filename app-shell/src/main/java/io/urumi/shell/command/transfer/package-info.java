/** The command that gives a store to another team. */
@NullMarked
package io.urumi.shell.command.transfer;

import org.jspecify.annotations.NullMarked;
