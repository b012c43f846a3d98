package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {
  private static List<Step> after(Step step) {
    return Arrays.stream(Step.values()).filter(step::leadsTo).toList();
  }

  @Test
  void steps_of_a_creation_lead_to_all_later_ones() {
    assertThat(after(Step.CREATE_NAMESPACE))
        .containsExactly(
            Step.BIND_ROLE,
            Step.APPLY_GUARDRAILS,
            Step.CREATE_CREDENTIALS,
            Step.DEPLOY_RELEASE,
            Step.RECREATE_PODS,
            Step.AWAIT_DATABASE,
            Step.AWAIT_WEB,
            Step.AWAIT_STOREFRONT);
    assertThat(after(Step.AWAIT_WEB)).containsExactly(Step.AWAIT_STOREFRONT);
    assertThat(after(Step.AWAIT_STOREFRONT)).isEmpty();
  }

  @Test
  void steps_of_a_deletion_lead_to_the_next_one_and_then_to_a_creation() {
    assertThat(after(Step.UNINSTALL_RELEASE)).isEmpty();
    assertThat(after(Step.DELETE_NAMESPACE)).containsExactly(Step.AWAIT_NAMESPACE_GONE);
    assertThat(after(Step.AWAIT_NAMESPACE_GONE)).containsExactly(Step.CREATE_NAMESPACE);
  }
}
