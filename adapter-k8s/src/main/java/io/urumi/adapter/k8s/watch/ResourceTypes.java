package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.CoreV1EventList;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentList;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimList;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.openapi.models.V1ReplicaSet;
import io.kubernetes.client.openapi.models.V1ReplicaSetList;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1StatefulSetList;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ResourceType;
import java.util.List;

/** The kinds of objects of a store. */
public final class ResourceTypes {
  public static final ResourceType<V1Pod, V1PodList> POD =
      new ResourceType<>(V1Pod.class, V1PodList.class, "", "v1", "Pod", "pods");

  public static final ResourceType<V1PersistentVolumeClaim, V1PersistentVolumeClaimList> CLAIM =
      new ResourceType<>(
          V1PersistentVolumeClaim.class,
          V1PersistentVolumeClaimList.class,
          "",
          "v1",
          "PersistentVolumeClaim",
          "persistentvolumeclaims");

  public static final ResourceType<CoreV1Event, CoreV1EventList> EVENT =
      new ResourceType<>(CoreV1Event.class, CoreV1EventList.class, "", "v1", "Event", "events");

  public static final ResourceType<V1Deployment, V1DeploymentList> DEPLOYMENT =
      new ResourceType<>(
          V1Deployment.class, V1DeploymentList.class, "apps", "v1", "Deployment", "deployments");

  public static final ResourceType<V1StatefulSet, V1StatefulSetList> STATEFUL_SET =
      new ResourceType<>(
          V1StatefulSet.class,
          V1StatefulSetList.class,
          "apps",
          "v1",
          "StatefulSet",
          "statefulsets");

  public static final ResourceType<V1ReplicaSet, V1ReplicaSetList> REPLICA_SET =
      new ResourceType<>(
          V1ReplicaSet.class, V1ReplicaSetList.class, "apps", "v1", "ReplicaSet", "replicasets");

  /**
   * Kinds that limit a namespace and start no pod; as JSON, because the digest of a spec covers
   * every field, also one that client-java does not know.
   */
  public static final List<ResourceType<DynamicKubernetesObject, ?>> GUARDRAILS =
      List.of(
          ResourceType.dynamic("", "v1", "ResourceQuota", "resourcequotas"),
          ResourceType.dynamic("", "v1", "LimitRange", "limitranges"),
          ResourceType.dynamic("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies"));

  public static final ResourceType<DynamicKubernetesObject, ?> ROLE_BINDING =
      ResourceType.dynamic("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

  /** Kinds without which no customer reaches the shop. */
  static final List<ResourceType<DynamicKubernetesObject, ?>> ROUTES =
      List.of(
          ResourceType.dynamic("", "v1", "Service", "services"),
          ResourceType.dynamic("networking.k8s.io", "v1", "Ingress", "ingresses"));

  private ResourceTypes() {}
}
