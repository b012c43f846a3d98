package io.urumi.domain.lifecycle;

import static io.urumi.domain.condition.ConditionStatus.FALSE;
import static io.urumi.domain.condition.ConditionStatus.TRUE;
import static io.urumi.domain.condition.ConditionStatus.UNKNOWN;
import static io.urumi.domain.condition.ConditionType.CREDENTIALS_PRESENT;
import static io.urumi.domain.condition.ConditionType.GUARDRAILS_APPLIED;
import static io.urumi.domain.condition.ConditionType.NAMESPACE_READY;
import static io.urumi.domain.condition.ConditionType.READY;
import static io.urumi.domain.condition.ConditionType.RELEASE_DEPLOYED;
import static io.urumi.domain.condition.ConditionType.ROLE_BOUND;
import static io.urumi.domain.condition.ConditionType.STOREFRONT_REACHABLE;
import static io.urumi.domain.condition.ConditionType.WORKLOAD_AVAILABLE;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.StoreFailure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives the conditions from an observation. */
final class ConditionEvaluator {
  private static final int MAX_DIFFERENCES = 5;

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
      next =
          next.observe(type, UNKNOWN, ConditionReason.of(failure.code()), failure.message(), now);
    }
    return next;
  }

  private static Conditions from(Conditions before, Observation.Observed observed, Instant now) {
    Conditions next =
        roleBinding(namespace(before, observed.namespace(), now), observed.roleBinding(), now);
    boolean unreadable =
        observed.namespace() instanceof NamespaceFact.Active
            && !observed.roleBinding().permitsObservation();
    return unreadable ? withoutRoleBinding(next, now) : inside(next, observed, now);
  }

  /**
   * Conditions that were true become unknown; all others stay as they are until they are observed.
   */
  private static Conditions withoutRoleBinding(Conditions before, Instant now) {
    Condition cause = before.get(ROLE_BOUND);
    Conditions next = before;
    for (ConditionType type : ConditionType.values()) {
      boolean inside = type.compareTo(ROLE_BOUND) > 0 && type != READY;
      if (inside && next.get(type).status() == TRUE) {
        next =
            next.observe(
                type,
                UNKNOWN,
                cause.reason(),
                "Without the RoleBinding the namespace cannot be read.",
                now);
      }
    }
    return next;
  }

  private static Conditions roleBinding(Conditions next, RoleBindingFact fact, Instant now) {
    return switch (fact) {
      case RoleBindingFact.Bound() ->
          next.observe(
              ROLE_BOUND,
              TRUE,
              ConditionReason.ROLE_BOUND,
              "The control plane's account has its role in the namespace.",
              now);
      case RoleBindingFact.NotNeeded() ->
          next.observe(
              ROLE_BOUND,
              TRUE,
              ConditionReason.ROLE_NOT_NEEDED,
              "The control plane's account has its rights in all namespaces.",
              now);
      case RoleBindingFact.Absent() ->
          next.observe(
              ROLE_BOUND,
              FALSE,
              ConditionReason.ROLE_BINDING_ABSENT,
              "There is no RoleBinding for the control plane's account.",
              now);
      case RoleBindingFact.Changed(String difference) ->
          next.observe(
              ROLE_BOUND,
              FALSE,
              ConditionReason.ROLE_BINDING_CHANGED,
              "The RoleBinding for the control plane's account was changed: " + difference + ".",
              now);
    };
  }

  private static Conditions namespace(Conditions next, NamespaceFact fact, Instant now) {
    return switch (fact) {
      case NamespaceFact.Absent() ->
          next.observe(
              NAMESPACE_READY,
              FALSE,
              ConditionReason.NAMESPACE_ABSENT,
              "There is no namespace.",
              now);
      case NamespaceFact.Active(@Nullable String problem) ->
          next.observe(
              NAMESPACE_READY,
              TRUE,
              ConditionReason.NAMESPACE_ACTIVE,
              "The namespace exists." + (problem == null ? "" : " " + problem),
              now);
      case NamespaceFact.Terminating(String blockers) ->
          next.observe(
              NAMESPACE_READY,
              FALSE,
              ConditionReason.NAMESPACE_TERMINATING,
              blockers.isBlank()
                  ? "The namespace is being deleted."
                  : "The namespace is being deleted; blocked by: " + blockers,
              now);
      case NamespaceFact.Foreign(String owner) ->
          next.observe(
              NAMESPACE_READY,
              FALSE,
              ConditionReason.NAMESPACE_FOREIGN,
              "The namespace belongs to " + owner + ".",
              now);
    };
  }

  private static Conditions inside(Conditions before, Observation.Observed observed, Instant now) {
    Conditions next = before;
    next =
        switch (observed.guardrails()) {
          case GuardrailsFact.Applied(List<String> foreign) when !foreign.isEmpty() ->
              next.observe(
                  GUARDRAILS_APPLIED,
                  FALSE,
                  ConditionReason.FOREIGN_OBJECTS,
                  "Quota, limits and network policies are applied. Foreign objects weaken the"
                      + " isolation of the namespace or receive requests for the shop's host, and"
                      + " are not removed: "
                      + String.join(", ", foreign)
                      + ".",
                  now);
          case GuardrailsFact.Applied _ ->
              next.observe(
                  GUARDRAILS_APPLIED,
                  TRUE,
                  ConditionReason.GUARDRAILS_APPLIED,
                  "Quota, limits and network policies are applied.",
                  now);
          case GuardrailsFact.NotApplied notApplied ->
              next.observe(
                  GUARDRAILS_APPLIED,
                  FALSE,
                  ConditionReason.GUARDRAILS_MISSING,
                  guardrails(notApplied),
                  now);
        };
    next =
        switch (observed.credentials()) {
          case CredentialsFact.Present() ->
              next.observe(
                  CREDENTIALS_PRESENT,
                  TRUE,
                  ConditionReason.SECRET_PRESENT,
                  "The credentials exist.",
                  now);
          case CredentialsFact.Absent() ->
              next.observe(
                  CREDENTIALS_PRESENT,
                  FALSE,
                  ConditionReason.SECRET_ABSENT,
                  "There are no credentials.",
                  now);
        };
    next =
        switch (observed.release()) {
          case ReleaseFact.Absent() ->
              next.observe(
                  RELEASE_DEPLOYED,
                  FALSE,
                  ConditionReason.RELEASE_ABSENT,
                  "Nothing is installed.",
                  now);
          case ReleaseFact.Deployed(
                  int revision,
                  String chart,
                  boolean current,
                  List<String> differences)
              when current && differences.isEmpty() ->
              next.observe(
                  RELEASE_DEPLOYED,
                  TRUE,
                  ConditionReason.RELEASE_DEPLOYED,
                  "Revision " + revision + " of chart version " + chart + " is deployed.",
                  now);
          case ReleaseFact.Deployed(int revision, String chart, _, List<String> differences) ->
              next.observe(
                  RELEASE_DEPLOYED,
                  TRUE,
                  ConditionReason.RELEASE_OUTDATED,
                  "Revision "
                      + revision
                      + " of chart version "
                      + chart
                      + " is deployed and keeps its settings; newer ones are available"
                      + differences(differences),
                  now);
          case ReleaseFact.Pending(int revision, String operation) ->
              next.observe(
                  RELEASE_DEPLOYED,
                  FALSE,
                  ConditionReason.RELEASE_PENDING,
                  "Revision " + revision + " is in " + operation + ".",
                  now);
          case ReleaseFact.Failed(int revision, String why) ->
              next.observe(
                  RELEASE_DEPLOYED,
                  FALSE,
                  ConditionReason.RELEASE_FAILED,
                  "Revision " + revision + ": " + why,
                  now);
        };
    next = workload(next, observed, now);
    return switch (observed.storefront()) {
      case StorefrontFact.NotProbed() ->
          next.observe(
              STOREFRONT_REACHABLE,
              UNKNOWN,
              ConditionReason.NOT_PROBED,
              "The shop is not running yet.",
              now);
      case StorefrontFact.Reachable() ->
          next.observe(
              STOREFRONT_REACHABLE,
              TRUE,
              ConditionReason.STOREFRONT_REACHABLE,
              "The shop's own page is served through the ingress.",
              now);
      case StorefrontFact.ClosedByOwner(String how) ->
          next.observe(STOREFRONT_REACHABLE, TRUE, ConditionReason.CLOSED_BY_OWNER, how, now);
      case StorefrontFact.Unreachable(StoreFailure failure) ->
          next.observe(
              STOREFRONT_REACHABLE,
              FALSE,
              ConditionReason.of(failure.code()),
              failure.message(),
              now);
    };
  }

  private static String guardrails(GuardrailsFact.NotApplied notApplied) {
    String own =
        notApplied.objects().isEmpty()
            ? ""
            : "Missing or changed: " + String.join(", ", notApplied.objects()) + ".";
    String foreign =
        notApplied.foreign().isEmpty()
            ? ""
            : "Foreign objects, which are removed: "
                + String.join(", ", notApplied.foreign())
                + ".";
    return own.isEmpty() && foreign.isEmpty()
        ? "Quota, limits and network policies are not applied."
        : (own + " " + foreign).strip();
  }

  private static String differences(List<String> differences) {
    if (differences.isEmpty()) {
      return ".";
    }
    String more =
        differences.size() > MAX_DIFFERENCES
            ? "; and " + (differences.size() - MAX_DIFFERENCES) + " more"
            : "";
    return ": "
        + String.join("; ", differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size())))
        + more
        + ".";
  }

  private static Conditions workload(Conditions next, Observation.Observed observed, Instant now) {
    // The database first: a web server without one can only be its consequence.
    if (observed.database() instanceof WorkloadFact.Available
        && observed.web() instanceof WorkloadFact.Available) {
      return next.observe(
          WORKLOAD_AVAILABLE,
          TRUE,
          ConditionReason.WORKLOAD_AVAILABLE,
          "Database and web server are available.",
          now);
    }
    boolean database = !(observed.database() instanceof WorkloadFact.Available);
    WorkloadFact unavailable = database ? observed.database() : observed.web();
    String component = database ? "database" : "web server";
    return switch (unavailable) {
      case WorkloadFact.Absent() ->
          next.observe(
              WORKLOAD_AVAILABLE,
              FALSE,
              ConditionReason.WORKLOAD_ABSENT,
              "There is no " + component + ".",
              now);
      case WorkloadFact.Progressing(String message) ->
          next.observe(
              WORKLOAD_AVAILABLE, FALSE, ConditionReason.WORKLOAD_PROGRESSING, message, now);
      case WorkloadFact.Failing(StoreFailure failure) ->
          next.observe(
              WORKLOAD_AVAILABLE,
              FALSE,
              ConditionReason.of(failure.code()),
              failure.message(),
              now);
      case WorkloadFact.Available() -> throw new IllegalStateException("unreachable");
    };
  }

  /** What the platform leaves as it is does not keep a store from becoming ready. */
  private static boolean isOnlyReported(Condition condition) {
    return condition.reason() == ConditionReason.FOREIGN_OBJECTS;
  }

  private static Conditions ready(Conditions conditions, Instant now) {
    for (Condition condition : conditions.all()) {
      if (condition.type() != READY && condition.status() != TRUE && !isOnlyReported(condition)) {
        ConditionStatus status = condition.status() == UNKNOWN ? FALSE : condition.status();
        return conditions.observe(READY, status, condition.reason(), condition.message(), now);
      }
    }
    Condition storefront = conditions.get(STOREFRONT_REACHABLE);
    return storefront.reason() == ConditionReason.CLOSED_BY_OWNER
        // Closing the shop is the decision of its owner, not a failure.
        ? conditions.observe(READY, TRUE, storefront.reason(), storefront.message(), now)
        : conditions.observe(READY, TRUE, ConditionReason.STORE_READY, "Customers can buy.", now);
  }
}
