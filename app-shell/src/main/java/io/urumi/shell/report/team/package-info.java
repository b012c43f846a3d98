/** Reports about teams, their members and invitations. */
@NullMarked
package io.urumi.shell.report.team;

import org.jspecify.annotations.NullMarked;
