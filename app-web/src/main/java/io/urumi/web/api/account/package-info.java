/** Accounts of users over HTTP. */
@NullMarked
package io.urumi.web.api.account;

import org.jspecify.annotations.NullMarked;
