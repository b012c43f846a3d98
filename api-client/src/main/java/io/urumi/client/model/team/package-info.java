/** Teams, their members and invitations. */
@NullMarked
package io.urumi.client.model.team;

import org.jspecify.annotations.NullMarked;
