package io.urumi.shell.auditfile;

import io.urumi.client.model.AuditEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An exported audit log, one entry per line. Read line by line: its size is not limited. */
public final class AuditFile {
  private AuditFile() {}

  /**
   * Verifies that the hash of each entry is correct and that it follows from the previous entry. An
   * export of some entries has gaps, over which the chain cannot be verified.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static AuditFileCheck check(Path file, JsonMapper mapper) {
    return check(file, null, mapper);
  }

  /**
   * Verifies the log and compares it with its anchors.
   *
   * @param anchors null to verify the log only
   * @throws UncheckedIOException when the file cannot be read
   */
  public static AuditFileCheck check(Path file, @Nullable AnchorFile anchors, JsonMapper mapper) {
    Chain chain = new Chain(anchors == null ? null : new AnchorComparison(anchors));
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && chain.intact()) {
        chain.add(parse(line, mapper));
        line = lines.readLine();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return chain.check();
  }

  private static @Nullable AuditEntry parse(String line, JsonMapper mapper) {
    try {
      return mapper.readValue(line, AuditEntry.class);
    } catch (JacksonException broken) {
      return null;
    }
  }

  /** The entries read so far. */
  private static final class Chain {
    private long lines;
    private long entries;
    private long holes;
    private @Nullable Long brokenLine;
    private @Nullable AuditEntry first;
    private @Nullable AuditEntry last;
    private final @Nullable AnchorComparison anchors;

    Chain(@Nullable AnchorComparison anchors) {
      this.anchors = anchors;
    }

    boolean intact() {
      return brokenLine == null;
    }

    /** Adds a line's entry; null for a line that is not an entry. */
    void add(@Nullable AuditEntry entry) {
      lines++;
      if (entry == null || !AuditHash.matches(entry) || !follows(entry)) {
        brokenLine = lines;
        return;
      }
      first = first == null ? entry : first;
      last = entry;
      entries++;
      if (anchors != null) {
        anchors.add(entry);
      }
    }

    private boolean follows(AuditEntry entry) {
      AuditEntry before = last;
      if (before == null) {
        return entry.sequence() != 1 || AuditHash.NONE.equals(entry.previousHash());
      }
      if (entry.sequence() == before.sequence() + 1) {
        return String.valueOf(before.hash()).equals(entry.previousHash());
      }
      holes++;
      return entry.sequence() > before.sequence();
    }

    private boolean complete() {
      return holes == 0 && (first == null || first.sequence() == 1);
    }

    AuditFileCheck check() {
      return new AuditFileCheck(
          brokenLine == null,
          entries,
          brokenLine,
          holes,
          first == null ? null : first.sequence(),
          last == null ? null : last.sequence(),
          last == null ? null : last.hash(),
          anchors == null ? null : anchors.conclude(complete(), brokenLine == null));
    }
  }
}
