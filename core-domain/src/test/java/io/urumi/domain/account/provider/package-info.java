/** Tests of what a provider says about a user. */
@NullMarked
package io.urumi.domain.account.provider;

import org.jspecify.annotations.NullMarked;
