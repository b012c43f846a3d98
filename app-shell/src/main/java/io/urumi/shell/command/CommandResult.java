package io.urumi.shell.command;

import io.urumi.shell.report.Report;

/** A report and the exit code of its command. A command that returns only a report ends with OK. */
public record CommandResult(Report report, ExitCode exit) {}
