/** Use cases about teams, their members and invitations. */
@NullMarked
package io.urumi.application.usecase.team;

import org.jspecify.annotations.NullMarked;
