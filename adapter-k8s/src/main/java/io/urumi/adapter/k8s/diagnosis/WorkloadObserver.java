package io.urumi.adapter.k8s.diagnosis;

import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.adapter.k8s.watch.ResourceReader;
import io.urumi.adapter.k8s.watch.WorkloadStatus;
import io.urumi.domain.lifecycle.WorkloadFact;

/** Observes a store's workloads from informers; a missing one is confirmed by the API server. */
public final class WorkloadObserver {
  private final Informers informers;
  private final ApiDiagnosticSource source;

  public WorkloadObserver(Informers informers, ApiDiagnosticSource source) {
    this.informers = informers;
    this.source = source;
  }

  public WorkloadFact observe(StoreWorkload role, String namespace) {
    ResourceReader<?, ?, WorkloadStatus> workloads = role.reader(informers);
    WorkloadStatus workload = workloads.read(namespace).get(role.object());
    if (workload == null) {
      workload = workloads.readThrough(namespace, role.object());
    }
    if (workload == null) {
      return new WorkloadFact.Absent();
    }
    if (workload.available()) {
      return new WorkloadFact.Available();
    }
    return WorkloadDiagnosis.of(
        role,
        workload,
        informers.pods().read(namespace).values(),
        informers.claims().read(namespace),
        source.of(namespace));
  }
}
