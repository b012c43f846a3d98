/** Sign-in, sign-out and the list of a user's sessions. */
@NullMarked
package io.urumi.web.api.session;

import org.jspecify.annotations.NullMarked;
