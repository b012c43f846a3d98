/** The commands on stores. */
@NullMarked
package io.urumi.shell.command.store;

import org.jspecify.annotations.NullMarked;
