/**
 * What a process can be killed at: the driven ports, their effects, and the boundaries between
 * those.
 */
@NullMarked
package io.urumi.crash.port;

import org.jspecify.annotations.NullMarked;
