/** Tests of the sign-in at a provider, with one that misbehaves on demand. */
@NullMarked
package io.urumi.web.oidc;

import org.jspecify.annotations.NullMarked;
