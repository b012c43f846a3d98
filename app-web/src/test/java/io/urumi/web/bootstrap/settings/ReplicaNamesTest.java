package io.urumi.web.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicaNamesTest {
  /** Two processes of one machine must not take each other's leases for their own. */
  @Test
  void theNameEndsWithTheProcess() {
    assertThat(ReplicaNames.ofThisProcess()).matches(".+-" + ProcessHandle.current().pid());
  }
}
