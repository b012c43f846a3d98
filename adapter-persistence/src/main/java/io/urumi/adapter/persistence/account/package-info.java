/** Accounts, sessions and failed sign-ins in the database. */
@NullMarked
package io.urumi.adapter.persistence.account;

import org.jspecify.annotations.NullMarked;
