/** The complete engine on H2 in memory and the simulated cluster. */
@NullMarked
package io.urumi.application;

import org.jspecify.annotations.NullMarked;
