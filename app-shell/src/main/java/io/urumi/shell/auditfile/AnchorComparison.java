package io.urumi.shell.auditfile;

import io.urumi.client.model.AuditAnchor;
import io.urumi.client.model.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/** Compares the valid entries of a log, in their order, with its anchors. */
final class AnchorComparison {
  private final AnchorFile anchors;
  private final List<String> findings;
  private long last;
  private long proven;
  private boolean differs;

  AnchorComparison(AnchorFile anchors) {
    this.anchors = anchors;
    this.findings = new ArrayList<>(anchors.findings());
  }

  /** Adds the next valid entry. */
  void add(AuditEntry entry) {
    last = entry.sequence();
    AuditAnchor anchor = anchors.of(last);
    if (anchor == null || differs) {
      return;
    }
    if (anchor.hash().equals(entry.hash())) {
      proven = last;
      return;
    }
    differs = true;
    findings.add(
        "Entry #"
            + last
            + " is not the one that was anchored at "
            + anchor.at()
            + ": of the entries #"
            + (proven + 1)
            + " to #"
            + last
            + " at least one was changed, removed, inserted or moved, and the hashes from there on"
            + " were computed again.");
  }

  /**
   * The result.
   *
   * @param complete whether the log has no gaps and starts with its first entry
   * @param intact whether every line was valid
   */
  AnchorCheck conclude(boolean complete, boolean intact) {
    if (!complete) {
      findings.add("The export does not contain every entry: export the log without filters.");
    }
    AuditAnchor missing = anchors.after(last);
    AuditAnchor newest = anchors.last();
    if (intact && missing != null && newest != null) {
      findings.add(
          "The log ends with entry #"
              + last
              + ", but at "
              + newest.at()
              + " it had "
              + newest.entries()
              + " entries: those from #"
              + (last + 1)
              + " on are missing. The end was cut, or an older backup was restored.");
    }
    return new AnchorCheck(
        anchors.size(), proven, newest == null ? null : newest.at(), List.copyOf(findings));
  }
}
