/** Health indicators of the actuator. */
@NullMarked
package io.urumi.web.bootstrap.health;

import org.jspecify.annotations.NullMarked;
