/**
 * What all commands share. A command calls the client and returns a report; it prints only live
 * progress itself.
 */
@NullMarked
package io.urumi.shell.command;

import org.jspecify.annotations.NullMarked;
