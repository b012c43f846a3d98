/** Addresses and tokens of control planes that {@code login} has stored. */
@NullMarked
package io.urumi.shell.context;

import org.jspecify.annotations.NullMarked;
