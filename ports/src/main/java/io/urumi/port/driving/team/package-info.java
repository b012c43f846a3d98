/** Use cases and queries about teams, their members and invitations. */
@NullMarked
package io.urumi.port.driving.team;

import org.jspecify.annotations.NullMarked;
