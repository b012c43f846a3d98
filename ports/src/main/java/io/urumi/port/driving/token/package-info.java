/** Use cases and queries about tokens of users. */
@NullMarked
package io.urumi.port.driving.token;

import org.jspecify.annotations.NullMarked;
