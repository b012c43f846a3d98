package io.urumi.shell.command.audit;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.AuditVerification;
import io.urumi.shell.auditfile.AuditFile;
import io.urumi.shell.auditfile.AuditFileCheck;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.output.OutputFailedException;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.audit.AuditFileReport;
import io.urumi.shell.report.audit.AuditTable;
import io.urumi.shell.report.audit.AuditVerificationReport;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit list|verify|export}. */
public final class AuditCommands {
  private final ControlPlaneClient client;
  private final JsonMapper mapper;

  /** Creates the commands; {@code mapper} reads exported entries. */
  public AuditCommands(ControlPlaneClient client, JsonMapper mapper) {
    this.client = client;
    this.mapper = mapper;
  }

  /** Lists the entries of the audit log. */
  @Command(
      name = {"audit", "list"},
      group = "Audit",
      description = "List the audit log, newest first")
  public Report list(PageOptions page) {
    return new AuditTable(page.read(client::listAudit));
  }

  /** Verifies the hash chain of the audit log or of an exported one. */
  @Command(
      name = {"audit", "verify"},
      group = "Audit",
      description = "Verify that the audit log, or an exported one, was not changed")
  public CommandResult verify(
      @Option(
              longName = "file",
              shortName = 'f',
              description = "An exported log; verified without the control plane")
          @Nullable String file,
      @Option(
              longName = "full",
              description = "Read all entries, not only those since the last verification")
          boolean full) {
    if (file != null) {
      Path exported = FileNames.path(file);
      if (!Files.isReadable(exported)) {
        throw new UsageException("The file " + file + " does not exist or is not readable.");
      }
      return report(exported, check(exported));
    }
    AuditVerification verification = client.verifyAudit(full);
    return new CommandResult(
        new AuditVerificationReport(verification),
        verification.intact() ? ExitCode.OK : ExitCode.FAILED);
  }

  /** Exports the log to a file and verifies the export. */
  @Command(
      name = {"audit", "export"},
      group = "Audit",
      description = "Export the audit log to a file as JSON Lines, and verify it")
  public CommandResult export(
      @Option(longName = "file", shortName = 'f', description = "The file to write")
          @Nullable String file,
      @Option(longName = "from", description = "Only entries of this time or later, in UTC")
          @Nullable String from,
      @Option(longName = "to", description = "Only entries before this time, in UTC")
          @Nullable String to,
      @Option(longName = "store", description = "Only entries about the store with this id")
          @Nullable String store,
      @Option(longName = "overwrite", description = "Replace an existing regular file")
          boolean overwrite) {
    if (file == null) {
      throw new UsageException(
          "Option '--file' is missing, for example: audit export --file audit.jsonl");
    }
    ExportTarget target = ExportTarget.of(file, overwrite);
    Path part = target.createPart();
    try {
      client.exportAudit(from, to, store, part);
      AuditFileCheck check = check(part);
      // A damaged export is kept, too, as evidence.
      target.replaceWith(part);
      return report(target.file(), check);
    } catch (UncheckedIOException unwritable) {
      throw new OutputFailedException(
          file + " cannot be written", Objects.requireNonNull(unwritable.getCause()));
    } finally {
      ExportTarget.discard(part);
    }
  }

  private AuditFileCheck check(Path file) {
    return AuditFile.check(file, mapper);
  }

  private static CommandResult report(Path file, AuditFileCheck check) {
    return new CommandResult(
        new AuditFileReport(file, check), check.intact() ? ExitCode.OK : ExitCode.FAILED);
  }
}
