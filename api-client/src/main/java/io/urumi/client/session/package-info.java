/** Requests with the session of a user instead of a token. */
@NullMarked
package io.urumi.client.session;

import org.jspecify.annotations.NullMarked;
