/** Tests of sign-in and sessions through a socket. */
@NullMarked
package io.urumi.web.session;

import org.jspecify.annotations.NullMarked;
