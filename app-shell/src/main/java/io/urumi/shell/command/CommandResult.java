package io.urumi.shell.command;

import io.urumi.shell.view.Report;

/** An answer together with the exit code it stands for. A bare report stands for OK. */
public record CommandResult(Report report, ExitCode exit) {}
