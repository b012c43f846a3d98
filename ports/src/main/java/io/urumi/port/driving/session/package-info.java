/** Use cases and queries about accounts and sessions. */
@NullMarked
package io.urumi.port.driving.session;

import org.jspecify.annotations.NullMarked;
