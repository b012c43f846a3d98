/** The session or the token of a request, the cookie, and what ends with them. */
@NullMarked
package io.urumi.web.session;

import org.jspecify.annotations.NullMarked;
