package io.urumi.adapter.k8s;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects this adapter deals with, and where the API server keeps them. */
enum ResourceKind {
  NAMESPACE("v1", "Namespace", "namespaces"),
  POD("v1", "Pod", "pods"),
  CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
  SECRET("v1", "Secret", "secrets"),
  SERVICE("v1", "Service", "services"),
  EVENT("v1", "Event", "events"),
  RESOURCE_QUOTA("v1", "ResourceQuota", "resourcequotas"),
  LIMIT_RANGE("v1", "LimitRange", "limitranges"),
  DEPLOYMENT("apps/v1", "Deployment", "deployments"),
  STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets"),
  REPLICA_SET("apps/v1", "ReplicaSet", "replicasets"),
  JOB("batch/v1", "Job", "jobs"),
  CRON_JOB("batch/v1", "CronJob", "cronjobs"),
  INGRESS("networking.k8s.io/v1", "Ingress", "ingresses"),
  NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies");

  private final String apiVersion;
  private final String kind;
  private final String plural;

  ResourceKind(String apiVersion, String kind, String plural) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.plural = plural;
  }

  static Optional<ResourceKind> of(String apiVersion, String kind) {
    return Arrays.stream(values())
        .filter(each -> each.apiVersion.equals(apiVersion) && each.kind.equals(kind))
        .findFirst();
  }

  String apiVersion() {
    return apiVersion;
  }

  String kind() {
    return kind;
  }

  String plural() {
    return plural;
  }

  /** Path of the collection in all namespaces. */
  String path() {
    return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + "/" + plural;
  }

  /** Path of the collection in one namespace; of all namespaces for the namespaces themselves. */
  String path(String namespace) {
    if (this == NAMESPACE) {
      return path();
    }
    return (apiVersion.contains("/") ? "/apis/" : "/api/")
        + apiVersion
        + "/namespaces/"
        + namespace
        + "/"
        + plural;
  }
}
