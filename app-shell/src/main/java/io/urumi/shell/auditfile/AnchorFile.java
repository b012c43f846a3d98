package io.urumi.shell.auditfile;

import io.urumi.client.model.AuditAnchor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The anchors of one control plane, one per line, oldest first. A line is also accepted with text
 * before the anchor, as in a server log.
 */
public final class AnchorFile {
  private final TreeMap<Long, AuditAnchor> bySequence = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();
  private @Nullable AuditAnchor newest;

  private AnchorFile() {}

  /**
   * Reads the file and verifies the signatures.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static AnchorFile read(Path file, AnchorKeys keys, JsonMapper mapper) {
    AnchorFile anchors = new AnchorFile();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        anchors.add(number, line, keys, mapper);
        number++;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return anchors;
  }

  private void add(long number, String line, AnchorKeys keys, JsonMapper mapper) {
    AuditAnchor anchor = parse(line, mapper);
    if (anchor == null || !keys.signed(anchor)) {
      findings.add(
          "Line " + number + " of the anchors is not an anchor that is signed by one of the keys.");
      return;
    }
    AuditAnchor before = newest;
    if (before != null && anchor.entries() < before.entries()) {
      findings.add(
          "At "
              + anchor.at()
              + " the log had "
              + anchor.entries()
              + " entries, but at "
              + before.at()
              + " it had "
              + before.entries()
              + ": it was set back in between, for example by restoring an older backup.");
    }
    AuditAnchor same = bySequence.putIfAbsent(anchor.entries(), anchor);
    if (same != null && !same.hash().equals(anchor.hash())) {
      findings.add(
          "Entry #"
              + anchor.entries()
              + " was another one at "
              + same.at()
              + " than at "
              + anchor.at()
              + ": the log was replaced in between.");
    }
    newest = anchor;
  }

  private static @Nullable AuditAnchor parse(String line, JsonMapper mapper) {
    try {
      int start = line.indexOf('{');
      return start < 0 ? null : mapper.readValue(line.substring(start), AuditAnchor.class);
    } catch (JacksonException | NullPointerException damaged) {
      return null;
    }
  }

  /** What the file itself shows, for users. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  int size() {
    return bySequence.size();
  }

  /** The anchor of an entry; null when it has none. */
  @Nullable AuditAnchor of(long sequence) {
    return bySequence.get(sequence);
  }

  /** The anchor with the most entries; null when there is none. */
  @Nullable AuditAnchor last() {
    return bySequence.isEmpty() ? null : bySequence.lastEntry().getValue();
  }

  /** The first anchor after an entry; null when there is none. */
  @Nullable AuditAnchor after(long sequence) {
    var found = bySequence.higherEntry(sequence);
    return found == null ? null : found.getValue();
  }
}
