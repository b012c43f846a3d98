/** Accounts and sessions of users, and the hashing of passwords. */
@NullMarked
package io.urumi.port.driven.account;

import org.jspecify.annotations.NullMarked;
