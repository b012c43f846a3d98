/** The commands on orphaned namespaces. */
@NullMarked
package io.urumi.shell.command.orphan;

import org.jspecify.annotations.NullMarked;
