/** The session of a request: its cookie, and what ends with it. */
@NullMarked
package io.urumi.web.session;

import org.jspecify.annotations.NullMarked;
