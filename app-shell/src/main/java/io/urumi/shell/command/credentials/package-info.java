/** The command that reveals the credentials of a shop. */
@NullMarked
package io.urumi.shell.command.credentials;

import org.jspecify.annotations.NullMarked;
