package io.urumi.domain.lifecycle;

import static io.urumi.domain.condition.ConditionStatus.FALSE;
import static io.urumi.domain.condition.ConditionStatus.TRUE;
import static io.urumi.domain.condition.ConditionStatus.UNKNOWN;
import static io.urumi.domain.condition.ConditionType.CREDENTIALS_PRESENT;
import static io.urumi.domain.condition.ConditionType.GUARDRAILS_APPLIED;
import static io.urumi.domain.condition.ConditionType.NAMESPACE_READY;
import static io.urumi.domain.condition.ConditionType.READY;
import static io.urumi.domain.condition.ConditionType.RELEASE_DEPLOYED;
import static io.urumi.domain.condition.ConditionType.STOREFRONT_REACHABLE;
import static io.urumi.domain.condition.ConditionType.WORKLOAD_AVAILABLE;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns what was seen into conditions. */
final class ConditionEvaluator {
  private ConditionEvaluator() {}

  static Conditions conditions(Conditions before, Observation observation, Instant now) {
    return switch (observation) {
      case Observation.Unobservable(StoreFailure failure) -> unknown(before, failure, now);
      case Observation.Observed observed -> ready(from(before, observed, now), now);
    };
  }

  private static Conditions unknown(Conditions before, StoreFailure failure, Instant now) {
    Conditions next = before;
    for (ConditionType type : ConditionType.values()) {
      next = next.observe(type, UNKNOWN, reason(failure.code()), failure.message(), now);
    }
    return next;
  }

  private static Conditions from(Conditions before, Observation.Observed seen, Instant now) {
    Conditions next = before;
    next =
        switch (seen.namespace()) {
          case NamespaceFact.Absent() ->
              next.observe(
                  NAMESPACE_READY, FALSE, "NamespaceAbsent", "There is no namespace.", now);
          case NamespaceFact.Active() ->
              next.observe(
                  NAMESPACE_READY, TRUE, "NamespaceActive", "The namespace is there.", now);
          case NamespaceFact.Terminating(String blockers) ->
              next.observe(
                  NAMESPACE_READY,
                  FALSE,
                  "NamespaceTerminating",
                  blockers.isBlank()
                      ? "The namespace is being removed."
                      : "The namespace is being removed; held by: " + blockers,
                  now);
          case NamespaceFact.Foreign(String owner) ->
              next.observe(
                  NAMESPACE_READY,
                  FALSE,
                  "NamespaceForeign",
                  "The namespace belongs to " + owner + ".",
                  now);
        };
    next =
        switch (seen.guardrails()) {
          case GuardrailsFact.Applied() ->
              next.observe(
                  GUARDRAILS_APPLIED,
                  TRUE,
                  "GuardrailsApplied",
                  "Quota, limits and network policies are in force.",
                  now);
          case GuardrailsFact.Missing missing ->
              next.observe(
                  GUARDRAILS_APPLIED,
                  FALSE,
                  "GuardrailsMissing",
                  missing.objects().isEmpty()
                      ? "Quota, limits and network policies are not applied."
                      : "Missing or changed: " + String.join(", ", missing.objects()) + ".",
                  now);
        };
    next =
        switch (seen.credentials()) {
          case CredentialsFact.Present() ->
              next.observe(
                  CREDENTIALS_PRESENT, TRUE, "SecretPresent", "The credentials are there.", now);
          case CredentialsFact.Absent() ->
              next.observe(
                  CREDENTIALS_PRESENT, FALSE, "SecretAbsent", "There are no credentials.", now);
        };
    next =
        switch (seen.release()) {
          case ReleaseFact.Absent() ->
              next.observe(RELEASE_DEPLOYED, FALSE, "ReleaseAbsent", "Nothing is installed.", now);
          case ReleaseFact.Deployed(int revision, String chart, boolean current) when current ->
              next.observe(
                  RELEASE_DEPLOYED,
                  TRUE,
                  "ReleaseDeployed",
                  "Revision " + revision + " of chart version " + chart + " is deployed.",
                  now);
          case ReleaseFact.Deployed(int revision, String chart, boolean _) ->
              next.observe(
                  RELEASE_DEPLOYED,
                  TRUE,
                  "ReleaseOutdated",
                  "Revision "
                      + revision
                      + " of chart version "
                      + chart
                      + " is deployed; newer settings are available.",
                  now);
          case ReleaseFact.Pending(int revision, String operation) ->
              next.observe(
                  RELEASE_DEPLOYED,
                  FALSE,
                  "ReleasePending",
                  "Revision " + revision + " is in " + operation + ".",
                  now);
          case ReleaseFact.Failed(int revision, String why) ->
              next.observe(
                  RELEASE_DEPLOYED,
                  FALSE,
                  "ReleaseFailed",
                  "Revision " + revision + ": " + why,
                  now);
        };
    next = workload(next, seen, now);
    return switch (seen.storefront()) {
      case StorefrontFact.NotProbed() ->
          next.observe(
              STOREFRONT_REACHABLE, UNKNOWN, "NotProbed", "There is nothing to see yet.", now);
      case StorefrontFact.Reachable() ->
          next.observe(
              STOREFRONT_REACHABLE,
              TRUE,
              "StorefrontReachable",
              "The shop's own page came through the ingress.",
              now);
      case StorefrontFact.Unreachable(StoreFailure failure) ->
          next.observe(STOREFRONT_REACHABLE, FALSE, reason(failure.code()), failure.message(), now);
    };
  }

  private static Conditions workload(Conditions next, Observation.Observed seen, Instant now) {
    // The database first: a web server without one can only be its consequence.
    if (seen.database() instanceof WorkloadFact.Available
        && seen.web() instanceof WorkloadFact.Available) {
      return next.observe(
          WORKLOAD_AVAILABLE, TRUE, "WorkloadAvailable", "Database and web server serve.", now);
    }
    boolean database = !(seen.database() instanceof WorkloadFact.Available);
    WorkloadFact behind = database ? seen.database() : seen.web();
    String who = database ? "database" : "web server";
    return switch (behind) {
      case WorkloadFact.Absent() ->
          next.observe(
              WORKLOAD_AVAILABLE, FALSE, "WorkloadAbsent", "There is no " + who + ".", now);
      case WorkloadFact.Progressing(String message) ->
          next.observe(WORKLOAD_AVAILABLE, FALSE, "WorkloadProgressing", message, now);
      case WorkloadFact.Failing(StoreFailure failure) ->
          next.observe(WORKLOAD_AVAILABLE, FALSE, reason(failure.code()), failure.message(), now);
      case WorkloadFact.Available() -> throw new IllegalStateException("unreachable");
    };
  }

  private static Conditions ready(Conditions conditions, Instant now) {
    for (Condition condition : conditions.all()) {
      if (condition.type() != READY && condition.status() != TRUE) {
        ConditionStatus status = condition.status() == UNKNOWN ? FALSE : condition.status();
        return conditions.observe(READY, status, condition.reason(), condition.message(), now);
      }
    }
    return conditions.observe(READY, TRUE, "StoreReady", "A customer can buy.", now);
  }

  /** A failure's code in the CamelCase of reasons: {@code IMAGE_PULL_FAILED → ImagePullFailed}. */
  static String reason(FailureCode code) {
    return Arrays.stream(code.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
