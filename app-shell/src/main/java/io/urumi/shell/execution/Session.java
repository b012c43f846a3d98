package io.urumi.shell.execution;

import io.urumi.shell.command.Invocation;
import io.urumi.shell.view.Console;
import io.urumi.shell.view.OutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all commands of one run.
 *
 * @param console where they write
 * @param format the format of those that name none
 * @param prompter asks the user; null when nobody is there
 */
public record Session(
    Console console, OutputFormat format, Invocation.@Nullable Prompter prompter) {}
