/**
 * Sign-in at an OpenID Connect provider. The protocol is Spring Security's: requests, PKCE, state,
 * nonce, signatures and claims. Here it is put together, with timeouts, and connected to accounts
 * and sessions.
 */
@NullMarked
package io.urumi.web.oidc;

import org.jspecify.annotations.NullMarked;
