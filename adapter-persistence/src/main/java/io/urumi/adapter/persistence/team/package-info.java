/** Teams, their members, and invitations in the database. */
@NullMarked
package io.urumi.adapter.persistence.team;

import org.jspecify.annotations.NullMarked;
