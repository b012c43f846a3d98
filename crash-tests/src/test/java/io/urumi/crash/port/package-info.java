/**
 * The moments at which a process can be killed: driven ports, their effects, and the boundaries
 * between these.
 */
@NullMarked
package io.urumi.crash.port;

import org.jspecify.annotations.NullMarked;
