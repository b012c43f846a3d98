/** The process's arguments, environment and files. */
@NullMarked
package io.urumi.shell.startup;

import org.jspecify.annotations.NullMarked;
