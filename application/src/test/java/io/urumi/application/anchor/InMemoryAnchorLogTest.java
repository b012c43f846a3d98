package io.urumi.application.anchor;

import io.urumi.port.driven.anchor.AnchorLog;
import io.urumi.testkit.InMemoryAnchorLog;
import io.urumi.testkit.contract.anchor.AnchorLogContract;

class InMemoryAnchorLogTest extends AnchorLogContract {
  private final InMemoryAnchorLog log = new InMemoryAnchorLog();

  @Override
  protected AnchorLog anchors() {
    return log;
  }

  @Override
  protected AnchorLog reopened() {
    return log;
  }
}
