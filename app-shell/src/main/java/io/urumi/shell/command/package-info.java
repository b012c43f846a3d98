/**
 * What can be typed: one class per group of commands. Commands ask the client and answer with a
 * report; they print nothing themselves but live progress.
 */
@NullMarked
package io.urumi.shell.command;

import org.jspecify.annotations.NullMarked;
