/** The commands on the audit log. */
@NullMarked
package io.urumi.shell.command.audit;

import org.jspecify.annotations.NullMarked;
