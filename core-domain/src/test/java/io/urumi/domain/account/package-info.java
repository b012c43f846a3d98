/** Tests of accounts and sessions. */
@NullMarked
package io.urumi.domain.account;

import org.jspecify.annotations.NullMarked;
