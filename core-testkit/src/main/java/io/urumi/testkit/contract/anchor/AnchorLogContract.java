package io.urumi.testkit.contract.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.anchor.AnchorLog;
import io.urumi.port.model.anchor.AuditAnchor;
import io.urumi.testkit.Await;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract of {@link AnchorLog}. */
public abstract class AnchorLogContract {
  /** The log, empty at the start of the test. */
  protected abstract AnchorLog anchors();

  /** The same log as another process opens it. */
  protected abstract AnchorLog reopened();

  @Test
  public void anEmptyLogHasNoAnchor() {
    assertThat(Await.maybe(anchors().last())).isNull();
  }

  @Test
  public void theNewestAnchorIsReadAsItWasWrittenAlsoByAnotherProcess() {
    Await.done(anchors().write(anchor(3)));
    Await.done(anchors().write(anchor(70_000)));

    assertThat(Await.one(anchors().last())).isEqualTo(anchor(70_000));
    assertThat(Await.one(reopened().last())).isEqualTo(anchor(70_000));
  }

  @Test
  public void theNewestIsTheOneThatWasWrittenLast() {
    Await.done(anchors().write(anchor(9)));
    Await.done(anchors().write(anchor(5)));

    assertThat(Await.one(anchors().last())).isEqualTo(anchor(5));
  }

  /** An anchor with its number of entries. */
  protected static AuditAnchor anchor(long entries) {
    return new AuditAnchor(
        entries,
        "a".repeat(64),
        Instant.parse("2026-11-29T12:00:00.000001Z").plusSeconds(entries),
        "0123456789abcdef",
        "c2lnbmF0dXJl");
  }
}
