/** Accounts of users, their sessions, and the delay after failed sign-ins. */
@NullMarked
package io.urumi.domain.account;

import org.jspecify.annotations.NullMarked;
