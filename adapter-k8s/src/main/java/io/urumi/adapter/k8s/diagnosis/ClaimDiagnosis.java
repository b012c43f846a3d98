package io.urumi.adapter.k8s.diagnosis;

import static io.urumi.adapter.k8s.diagnosis.Containers.text;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.kubernetes.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the reason why a pod's volume claims are not bound. */
final class ClaimDiagnosis {
  private static final Set<String> REFUSALS =
      Set.of("ProvisioningFailed", "FailedBinding", "VolumeMismatch", "ProvisioningCleanupFailed");

  private ClaimDiagnosis() {}

  /**
   * @param names the claims of the pod
   * @param claims the claims that exist, by name
   * @param scheduler the scheduler's message about the pod; empty when there is none
   */
  static Optional<StoreFailure> of(
      List<String> names,
      Map<String, V1PersistentVolumeClaim> claims,
      String scheduler,
      DiagnosticSource source) {
    for (String name : names) {
      V1PersistentVolumeClaim claim = claims.get(name);
      if (claim == null) {
        if (scheduler.contains("\"" + name + "\" not found")) {
          return Optional.of(
              new StoreFailure.VolumeUnbound(name, "the claim does not exist.", scheduler));
        }
        continue;
      }
      if ("Lost".equals(phase(claim))) {
        return Optional.of(
            new StoreFailure.VolumeUnbound(
                name, "the volume it was bound to was deleted.", scheduler));
      }
      if (!"Bound".equals(phase(claim))) {
        Optional<StoreFailure> refusal = refusal(claim, scheduler, source);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StoreFailure> refusal(
      V1PersistentVolumeClaim claim, String scheduler, DiagnosticSource source) {
    // A failing provisioner also reports each attempt: any refusal counts while the claim is
    // unbound.
    List<CoreV1Event> refusals =
        source.events("PersistentVolumeClaim", claim.getMetadata().getName()).stream()
            .filter(event -> REFUSALS.contains(event.getReason()))
            .toList();
    if (!refusals.isEmpty()) {
      CoreV1Event last = refusals.getLast();
      return Optional.of(
          new StoreFailure.VolumeUnbound(
              claim.getMetadata().getName(),
              Texts.shorten(text(last.getMessage()), 400),
              last.getReason() + ": " + Texts.shorten(text(last.getMessage()), 1000)));
    }
    if (scheduler.contains("unbound") && scheduler.contains("PersistentVolumeClaim")) {
      return Optional.of(
          storageClass(claim).isEmpty()
              ? new StoreFailure.VolumeUnbound(
                  claim.getMetadata().getName(),
                  "it waits for a volume and names no storage class.",
                  scheduler)
              : new StoreFailure.VolumePending(
                  claim.getMetadata().getName(),
                  "the storage class " + storageClass(claim) + " has not provisioned it yet.",
                  scheduler));
    }
    return Optional.empty();
  }

  private static String phase(V1PersistentVolumeClaim claim) {
    return claim.getStatus() == null ? "" : text(claim.getStatus().getPhase());
  }

  private static String storageClass(V1PersistentVolumeClaim claim) {
    return claim.getSpec() == null ? "" : text(claim.getSpec().getStorageClassName());
  }
}
