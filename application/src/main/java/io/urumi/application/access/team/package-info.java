/** Decides who may use the use cases about teams, their members and invitations. */
@NullMarked
package io.urumi.application.access.team;

import org.jspecify.annotations.NullMarked;
