/** Teams, their members, and invitations to them. */
@NullMarked
package io.urumi.domain.team;

import org.jspecify.annotations.NullMarked;
