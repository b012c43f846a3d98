package io.urumi.adapter.k8s;

import io.urumi.domain.failure.StoreFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells why a pod's volume claims get no volume. */
final class ClaimDiagnosis {
  private static final Set<String> REFUSALS =
      Set.of("ProvisioningFailed", "FailedBinding", "VolumeMismatch", "ProvisioningCleanupFailed");

  private ClaimDiagnosis() {}

  /**
   * @param names the claims of the pod
   * @param claims those that exist, by name
   * @param scheduler what the scheduler says about the pod; empty when it says nothing
   */
  static Optional<StoreFailure> of(
      List<String> names, Map<String, ClaimState> claims, String scheduler, Clues clues) {
    for (String name : names) {
      ClaimState claim = claims.get(name);
      if (claim == null) {
        if (scheduler.contains("\"" + name + "\" not found")) {
          return Optional.of(
              new StoreFailure.VolumeUnbound(name, "the claim does not exist.", scheduler));
        }
        continue;
      }
      if ("Lost".equals(claim.phase())) {
        return Optional.of(
            new StoreFailure.VolumeUnbound(name, "the volume it was bound to is gone.", scheduler));
      }
      if (!claim.bound()) {
        Optional<StoreFailure> refusal = refusal(claim, scheduler, clues);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StoreFailure> refusal(ClaimState claim, String scheduler, Clues clues) {
    // A provisioner that fails says in between that it tries: any refusal of a claim that is still
    // unbound counts.
    List<EventState> refusals =
        clues.events(ResourceKind.CLAIM, claim.name()).stream()
            .filter(event -> REFUSALS.contains(event.reason()))
            .toList();
    if (!refusals.isEmpty()) {
      EventState last = refusals.getLast();
      return Optional.of(
          new StoreFailure.VolumeUnbound(
              claim.name(),
              Texts.shorten(last.message(), 400),
              last.reason() + ": " + Texts.shorten(last.message(), 1000)));
    }
    if (scheduler.contains("unbound") && scheduler.contains("PersistentVolumeClaim")) {
      return Optional.of(
          new StoreFailure.VolumeUnbound(
              claim.name(),
              claim.storageClass().isEmpty()
                  ? "it waits for a volume and names no storage class."
                  : "it waits for a volume of the storage class " + claim.storageClass() + ".",
              scheduler));
    }
    return Optional.empty();
  }
}
