/** Commands about the user's access: logging in, contexts and tokens. */
@NullMarked
package io.urumi.shell.command.access;

import org.jspecify.annotations.NullMarked;
