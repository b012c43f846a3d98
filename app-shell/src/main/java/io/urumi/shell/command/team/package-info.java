/** Commands about teams, their members and invitations. */
@NullMarked
package io.urumi.shell.command.team;

import org.jspecify.annotations.NullMarked;
