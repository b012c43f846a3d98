/** Tests of teams and invitations. */
@NullMarked
package io.urumi.domain.team;

import org.jspecify.annotations.NullMarked;
