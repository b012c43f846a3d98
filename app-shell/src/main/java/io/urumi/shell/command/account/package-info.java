/** Commands about accounts. */
@NullMarked
package io.urumi.shell.command.account;

import org.jspecify.annotations.NullMarked;
