/**
 * The commands as Spring Shell's {@code Command}s: registration, execution, help and exit codes.
 */
@NullMarked
package io.urumi.shell.execution;

import org.jspecify.annotations.NullMarked;
