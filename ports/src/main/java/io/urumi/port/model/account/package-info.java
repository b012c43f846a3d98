/** Accounts and sessions as they are read. */
@NullMarked
package io.urumi.port.model.account;

import org.jspecify.annotations.NullMarked;
