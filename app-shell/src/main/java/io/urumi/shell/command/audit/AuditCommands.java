package io.urumi.shell.command.audit;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.AuditAnchorStatus;
import io.urumi.client.model.AuditVerification;
import io.urumi.shell.auditfile.AnchorFile;
import io.urumi.shell.auditfile.AnchorKeys;
import io.urumi.shell.auditfile.AuditFile;
import io.urumi.shell.auditfile.AuditFileCheck;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.FileNames;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.output.OutputFailedException;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.audit.AuditAnchorReport;
import io.urumi.shell.report.audit.AuditFileReport;
import io.urumi.shell.report.audit.AuditTable;
import io.urumi.shell.report.audit.AuditVerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit list|verify|anchor|export}. */
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
          boolean full,
      @Option(
              longName = "anchors",
              description = "The anchors of a control plane; the log is compared with them")
          @Nullable String anchors,
      @Option(longName = "key", description = "The public keys of the anchors, PEM")
          @Nullable String key) {
    if ((anchors == null) != (key == null)) {
      throw new UsageException("Options '--anchors' and '--key' are used together.");
    }
    AnchorFile anchorFile =
        anchors == null || key == null ? null : anchors(readable(anchors), readable(key));
    if (file != null) {
      Path exported = readable(file);
      return report(exported, AuditFile.check(exported, anchorFile, mapper));
    }
    if (anchorFile != null) {
      return compareCurrentLog(anchorFile);
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

  private AnchorFile anchors(Path anchors, Path key) {
    try {
      return AnchorFile.read(anchors, AnchorKeys.read(key), mapper);
    } catch (IllegalArgumentException noKey) {
      throw new UsageException(String.valueOf(noKey.getMessage()) + ".");
    }
  }

  private static Path readable(String name) {
    Path file = FileNames.path(name);
    if (!Files.isReadable(file)) {
      throw new UsageException("The file " + name + " does not exist or is not readable.");
    }
    return file;
  }

  /** Verifies what the control plane exports now, without relying on its own verification. */
  private CommandResult compareCurrentLog(AnchorFile anchors) {
    try {
      Path exported = Files.createTempFile("urumi-audit", ".jsonl");
      try {
        client.exportAudit(null, null, null, exported);
        return report(Path.of("The audit log"), AuditFile.check(exported, anchors, mapper));
      } finally {
        Files.deleteIfExists(exported);
      }
    } catch (IOException unwritable) {
      throw new OutputFailedException("The temporary file cannot be written", unwritable);
    } catch (UncheckedIOException unwritable) {
      throw new OutputFailedException(
          "The temporary file cannot be written", Objects.requireNonNull(unwritable.getCause()));
    }
  }

  /** Shows the newest anchor. */
  @Command(
      name = {"audit", "anchor"},
      group = "Audit",
      description = "Show the newest signed end of the audit log outside the database")
  public CommandResult anchor() {
    AuditAnchorStatus status = client.getAuditAnchor();
    return new CommandResult(
        new AuditAnchorReport(status), status.problem() == null ? ExitCode.OK : ExitCode.FAILED);
  }

  private AuditFileCheck check(Path file) {
    return AuditFile.check(file, mapper);
  }

  private static CommandResult report(Path file, AuditFileCheck check) {
    return new CommandResult(
        new AuditFileReport(file, check), check.passed() ? ExitCode.OK : ExitCode.FAILED);
  }
}
