package io.urumi.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Step;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.StoreFixtures;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StepExecutorTest {
  private final List<String> calls = new ArrayList<>();
  private final StepExecutor effects =
      new StepExecutor(recording(TenantSpace.class), recording(ReleaseManager.class));

  @Test
  void the_release_of_a_store_requested_once_is_deployed_with_the_existing_guardrails() {
    effects.perform(Step.DEPLOY_RELEASE, StoreFixtures.blueprint("alpha"), null, false).block();

    assertThat(calls).containsExactly("deploy");
  }

  @Test
  void
      the_guardrails_of_a_store_requested_again_are_applied_again_before_its_release_is_deployed() {
    effects.perform(Step.DEPLOY_RELEASE, StoreFixtures.blueprint("alpha"), null, true).block();

    assertThat(calls)
        .containsExactly("deleteUnboundClaims", "renderGuardrails", "applyGuardrails", "deploy");
  }

  /** Records the calls in the order of their execution. */
  private <T> T recording(Class<T> port) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) ->
                Mono.defer(() -> {
                  calls.add(method.getName());
                  return method.getName().equals("renderGuardrails")
                      ? Mono.just("kind: ResourceQuota")
                      : Mono.empty();
                }));
    return port.cast(proxy);
  }
}
