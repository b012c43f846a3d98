/** What an OpenID Connect provider says about a user, as far as it decides something here. */
@NullMarked
package io.urumi.domain.account.provider;

import org.jspecify.annotations.NullMarked;
