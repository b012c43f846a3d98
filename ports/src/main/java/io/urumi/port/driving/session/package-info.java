/** Use cases and queries about sign-in and sessions. */
@NullMarked
package io.urumi.port.driving.session;

import org.jspecify.annotations.NullMarked;
