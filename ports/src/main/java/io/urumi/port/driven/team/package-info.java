/** Teams, their members, and invitations to them. */
@NullMarked
package io.urumi.port.driven.team;

import org.jspecify.annotations.NullMarked;
