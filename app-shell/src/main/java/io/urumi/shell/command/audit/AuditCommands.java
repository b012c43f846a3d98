package io.urumi.shell.command.audit;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.AuditVerification;
import io.urumi.shell.auditfile.AuditFile;
import io.urumi.shell.auditfile.AuditFileCheck;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Pages;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.audit.AuditFileReport;
import io.urumi.shell.view.audit.AuditTable;
import io.urumi.shell.view.audit.AuditVerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit list|verify|export}. */
public final class AuditCommands {
  private final ControlPlaneClient plane;
  private final JsonMapper mapper;

  /** Asks {@code plane}; reads exported entries with {@code mapper}. */
  public AuditCommands(ControlPlaneClient plane, JsonMapper mapper) {
    this.plane = plane;
    this.mapper = mapper;
  }

  /** Shows who did what. */
  @Command(
      name = {"audit", "list"},
      group = "Audit",
      description = "Show who did what, newest first")
  public Report list(
      @Option(longName = "limit", shortName = 'l', description = "How many a page")
          @Nullable Integer limit,
      @Option(longName = "after", description = "The cursor of the page before")
          @Nullable String after,
      @Option(longName = "all", shortName = 'a', description = "Every page") boolean all) {
    return new AuditTable(Pages.read(all, after, cursor -> plane.listAudit(cursor, limit)));
  }

  /** Checks that the log, or an exported one, was not changed. */
  @Command(
      name = {"audit", "verify"},
      group = "Audit",
      description = "Check that nobody changed the audit log, or an exported one")
  public CommandResult verify(
      @Option(longName = "file", shortName = 'f', description = "An exported log; asks nobody")
          @Nullable String file) {
    if (file != null) {
      Path exported = Path.of(file);
      if (!Files.isReadable(exported)) {
        throw new UsageException("There is no file " + file + " that can be read.");
      }
      return verdict(exported, check(exported));
    }
    AuditVerification verification = plane.verifyAudit();
    return new CommandResult(
        new AuditVerificationReport(verification),
        verification.intact() ? ExitCode.OK : ExitCode.FAILED);
  }

  /** Writes the log into a file, and checks what arrived. */
  @Command(
      name = {"audit", "export"},
      group = "Audit",
      description = "Write the audit log into a file as JSON Lines, and check its chain")
  public CommandResult export(
      @Option(longName = "file", shortName = 'f', description = "The file to write")
          @Nullable String file,
      @Option(longName = "from", description = "Only entries of this moment or later, in UTC")
          @Nullable String from,
      @Option(longName = "to", description = "Only entries before this moment, in UTC")
          @Nullable String to,
      @Option(longName = "store", description = "Only entries about the store with this id")
          @Nullable String store,
      @Option(longName = "overwrite", description = "Replace the file when it is there")
          boolean overwrite) {
    if (file == null) {
      throw new UsageException("Say where to: audit export --file audit.jsonl");
    }
    Path target = Path.of(file).toAbsolutePath();
    if (Files.exists(target) && !overwrite) {
      throw new UsageException(file + " is there already; --overwrite replaces it.");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      plane.exportAudit(from, to, store, part);
      AuditFileCheck check = check(part);
      // Also a damaged one is kept: it is evidence.
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      return verdict(target, check);
    } catch (IOException unwritable) {
      throw new UsageException(file + " cannot be written: " + unwritable);
    } finally {
      discard(part);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }

  private AuditFileCheck check(Path file) {
    return AuditFile.check(file, mapper);
  }

  private static CommandResult verdict(Path file, AuditFileCheck check) {
    return new CommandResult(
        new AuditFileReport(file, check), check.intact() ? ExitCode.OK : ExitCode.FAILED);
  }
}
