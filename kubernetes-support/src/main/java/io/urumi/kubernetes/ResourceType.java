package io.urumi.kubernetes;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NamespaceList;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/**
 * A kind of object, where the API server serves it, and client-java's model of it.
 *
 * @param group empty for the core group
 * @param plural as in the URL, for example {@code networkpolicies}
 */
public record ResourceType<T extends KubernetesObject, L extends KubernetesListObject>(
    Class<T> model, Class<L> listModel, String group, String version, String kind, String plural) {

  /** Namespaces. */
  public static final ResourceType<V1Namespace, V1NamespaceList> NAMESPACE =
      new ResourceType<>(
          V1Namespace.class, V1NamespaceList.class, "", "v1", "Namespace", "namespaces");

  /** Secrets, as JSON: requests for their metadata have no typed model. */
  public static final ResourceType<DynamicKubernetesObject, DynamicKubernetesListObject> SECRET =
      dynamic("", "v1", "Secret", "secrets");

  /** A kind whose objects are kept as JSON, exactly as the API server sends them. */
  public static ResourceType<DynamicKubernetesObject, DynamicKubernetesListObject> dynamic(
      String group, String version, String kind, String plural) {
    return new ResourceType<>(
        DynamicKubernetesObject.class,
        DynamicKubernetesListObject.class,
        group,
        version,
        kind,
        plural);
  }

  /** For example {@code networking.k8s.io/v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Path of the collection in all namespaces. */
  public String path() {
    return root() + "/" + plural;
  }

  /** Path of the collection in a namespace. */
  public String path(String namespace) {
    return root() + "/namespaces/" + namespace + "/" + plural;
  }

  private String root() {
    return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
  }

  /** Whether these are the namespaces themselves. */
  public boolean isNamespace() {
    return group.isEmpty() && kind.equals("Namespace");
  }
}
