package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What users read about each observed part of a store. */
class ConditionEvaluatorTest {
  private static Condition condition(ConditionType type, Observation observation) {
    return ConditionEvaluator.conditions(Conditions.unknown(Stores.T0), observation, Stores.T0)
        .get(type);
  }

  private static String guardrails(GuardrailsFact fact) {
    return condition(ConditionType.GUARDRAILS_APPLIED, with(fact, Facts.HEALTHY.release()))
        .message();
  }

  private static Condition release(ReleaseFact fact) {
    return condition(ConditionType.RELEASE_DEPLOYED, with(Facts.HEALTHY.guardrails(), fact));
  }

  private static Observation.Observed with(GuardrailsFact guardrails, ReleaseFact release) {
    return new Observation.Observed(
        Facts.HEALTHY.namespace(),
        Facts.HEALTHY.roleBinding(),
        guardrails,
        Facts.HEALTHY.credentials(),
        release,
        Facts.HEALTHY.database(),
        Facts.HEALTHY.web(),
        Facts.HEALTHY.storefront());
  }

  private static Observation.Observed with(WorkloadFact database, WorkloadFact web) {
    return new Observation.Observed(
        Facts.HEALTHY.namespace(),
        Facts.HEALTHY.roleBinding(),
        Facts.HEALTHY.guardrails(),
        Facts.HEALTHY.credentials(),
        Facts.HEALTHY.release(),
        database,
        web,
        Facts.HEALTHY.storefront());
  }

  @Test
  void a_namespace_that_is_deleted_names_what_blocks_it() {
    assertThat(condition(ConditionType.NAMESPACE_READY, terminating("a finalizer")).message())
        .isEqualTo("The namespace is being deleted; blocked by: a finalizer");
    assertThat(condition(ConditionType.NAMESPACE_READY, terminating("")).message())
        .isEqualTo("The namespace is being deleted.");
  }

  @Test
  void a_namespace_with_a_problem_exists_and_names_it() {
    Condition condition =
        condition(ConditionType.NAMESPACE_READY, in(new NamespaceFact.Active("It is old.")));

    assertThat(condition.status()).isEqualTo(ConditionStatus.TRUE);
    assertThat(condition.message()).isEqualTo("The namespace exists. It is old.");
  }

  private static Observation terminating(String blockers) {
    return in(new NamespaceFact.Terminating(blockers));
  }

  private static Observation in(NamespaceFact namespace) {
    return new Observation.Observed(
        namespace,
        Facts.HEALTHY.roleBinding(),
        Facts.HEALTHY.guardrails(),
        Facts.HEALTHY.credentials(),
        Facts.HEALTHY.release(),
        Facts.HEALTHY.database(),
        Facts.HEALTHY.web(),
        Facts.HEALTHY.storefront());
  }

  @Test
  void what_differs_in_the_role_binding_is_named() {
    assertThat(
            condition(ConditionType.ROLE_BOUND, Stores.observation("roleBinding Absent")).message())
        .isEqualTo("There is no RoleBinding for the control plane's account.");
    assertThat(
            condition(ConditionType.ROLE_BOUND, Stores.observation("roleBinding Changed"))
                .message())
        .isEqualTo(
            "The RoleBinding for the control plane's account was changed: it has other subjects.");
    assertThat(condition(ConditionType.ROLE_BOUND, Stores.observation("roleBinding NotNeeded")))
        .satisfies(condition -> {
          assertThat(condition.status()).isEqualTo(ConditionStatus.TRUE);
          assertThat(condition.reason()).isEqualTo(ConditionReason.ROLE_NOT_NEEDED);
        });
  }

  @Test
  void guardrails_that_differ_are_named_and_so_are_foreign_objects() {
    assertThat(guardrails(new GuardrailsFact.NotApplied(List.of())))
        .isEqualTo("Quota, limits and network policies are not applied.");
    assertThat(guardrails(new GuardrailsFact.NotApplied(List.of("LimitRange/a", "Quota/b"))))
        .isEqualTo("Missing or changed: LimitRange/a, Quota/b.");
    assertThat(guardrails(new GuardrailsFact.NotApplied(List.of(), List.of("Ingress/c"))))
        .isEqualTo("Foreign objects, which are removed: Ingress/c.");
    assertThat(guardrails(new GuardrailsFact.NotApplied(List.of("Quota/b"), List.of("Ingress/c"))))
        .isEqualTo("Missing or changed: Quota/b. Foreign objects, which are removed: Ingress/c.");
    assertThat(guardrails(new GuardrailsFact.Applied()))
        .isEqualTo("Quota, limits and network policies are applied.");
    assertThat(guardrails(new GuardrailsFact.Applied(List.of("RoleBinding/d"))))
        .endsWith("are not removed: RoleBinding/d.");
  }

  @Test
  void a_release_that_differs_from_the_settings_lists_five_differences() {
    List<String> six = IntStream.rangeClosed(1, 6).mapToObj(each -> "d" + each).toList();

    assertThat(release(new ReleaseFact.Deployed(1, "0.1.0", true)).reason())
        .isEqualTo(ConditionReason.RELEASE_DEPLOYED);
    assertThat(release(new ReleaseFact.Deployed(2, "0.0.9", false)).message())
        .isEqualTo(
            "Revision 2 of chart version 0.0.9 is deployed and keeps its settings; newer ones are"
                + " available.");
    assertThat(release(new ReleaseFact.Deployed(1, "0.1.0", true, six.subList(0, 5))))
        .satisfies(condition -> {
          assertThat(condition.status()).isEqualTo(ConditionStatus.TRUE);
          assertThat(condition.reason()).isEqualTo(ConditionReason.RELEASE_OUTDATED);
          assertThat(condition.message()).endsWith("available: d1; d2; d3; d4; d5.");
        });
    assertThat(release(new ReleaseFact.Deployed(1, "0.1.0", true, six)).message())
        .endsWith("available: d1; d2; d3; d4; d5; and 1 more.");
  }

  @Test
  void the_database_is_reported_before_the_web_server() {
    WorkloadFact absent = new WorkloadFact.Absent();
    WorkloadFact available = new WorkloadFact.Available();
    assertThat(condition(ConditionType.WORKLOAD_AVAILABLE, with(absent, absent)).message())
        .isEqualTo("There is no database.");
    assertThat(condition(ConditionType.WORKLOAD_AVAILABLE, with(available, absent)).message())
        .isEqualTo("There is no web server.");
    assertThat(condition(ConditionType.WORKLOAD_AVAILABLE, with(absent, available)).message())
        .isEqualTo("There is no database.");
  }

  @Test
  void a_store_is_not_ready_while_a_condition_is_unknown() {
    assertThat(condition(ConditionType.READY, Facts.HEALTHY).status())
        .isEqualTo(ConditionStatus.TRUE);
    assertThat(
            condition(
                ConditionType.READY, Facts.HEALTHY.withStorefront(new StorefrontFact.NotProbed())))
        .satisfies(condition -> {
          assertThat(condition.status()).isEqualTo(ConditionStatus.FALSE);
          assertThat(condition.reason()).isEqualTo(ConditionReason.NOT_PROBED);
        });
  }

  @Test
  void a_probe_needs_a_namespace_a_database_and_a_web_server() {
    assertThat(Facts.HEALTHY.worthProbing()).isTrue();
    assertThat(Stores.observed("namespace Terminating").worthProbing()).isFalse();
    assertThat(Stores.observed("roleBinding Absent").worthProbing()).isFalse();
    assertThat(Stores.observed("database Absent").worthProbing()).isFalse();
    assertThat(Stores.observed("database Failing").worthProbing()).isFalse();
    assertThat(Stores.observed("web Progressing").worthProbing()).isFalse();
  }

  @Test
  void a_database_that_is_starting_is_available_when_the_shop_s_page_is_served() {
    Observation.Observed starting = Stores.observed("database Progressing");

    assertThat(starting.worthProbing()).isTrue();
    assertThat(starting.withStorefront(new StorefrontFact.Reachable())).isEqualTo(Facts.HEALTHY);
  }

  @Test
  void no_other_answer_of_the_shop_shows_that_its_database_is_available() {
    StorefrontFact closed = new StorefrontFact.ClosedByOwner("It opens in May.");

    assertThat(Stores.observed("database Progressing").withStorefront(closed).database())
        .isInstanceOf(WorkloadFact.Progressing.class);
    assertThat(
            Stores.observed("database Failing")
                .withStorefront(new StorefrontFact.Reachable())
                .database())
        .isInstanceOf(WorkloadFact.Failing.class);
  }
}
