package io.urumi.adapter.helm.record;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import java.util.Comparator;
import java.util.List;

/**
 * Helm's own records of a release: one Secret per revision. Helm has no command for these
 * operations, and all its versions keep the records in the same form.
 */
public final class ReleaseRecords {
  private static final String STATUS = "status";
  private static final String DEPLOYED = "deployed";
  private static final String FAILED = "failed";

  private final ResourceClient<DynamicKubernetesObject, DynamicKubernetesListObject> secrets;

  public ReleaseRecords(ApiClient api) {
    this.secrets = new ResourceClient<>(ResourceType.SECRET, api);
  }

  /**
   * The record of one revision, as Helm encodes it.
   *
   * @throws HelmException when there is none
   * @throws ApiRequestException when the API server does not answer, or refuses
   */
  public JsonObject read(String namespace, int revision) {
    return ReleaseRecordCodec.decode(secret(namespace, revision).getRaw());
  }

  /**
   * Marks a revision as failed whose operation was interrupted, as Helm itself does when an
   * operation fails. Both versions of Helm upgrade a failed revision without losing any of its
   * objects, and refuse to change a pending one.
   */
  public void markFailed(String namespace, int revision) {
    DynamicKubernetesObject secret = secret(namespace, revision);
    JsonObject raw = secret.getRaw();
    JsonObject release = ReleaseRecordCodec.decode(raw);
    JsonObject info = release.getAsJsonObject("info");
    String operation = info.get(STATUS).getAsString();
    info.addProperty(STATUS, FAILED);
    info.addProperty("description", "The operation was interrupted in " + operation);
    ReleaseRecordCodec.encode(raw, release);
    raw.getAsJsonObject("metadata").getAsJsonObject("labels").addProperty(STATUS, FAILED);
    try {
      secrets.replace(secret);
    } catch (ApiRequestException refused) {
      // The request has the resource version: a process that changed the record is still running.
      throw refused.isConflict()
          ? new HelmException("cannot update the record of a release: " + refused.text(), refused)
          : refused;
    }
  }

  /** Deletes the oldest revisions above the limit, never the deployed one. */
  public void prune(String namespace, int limit) {
    List<DynamicKubernetesObject> kept =
        secrets.list(namespace, "owner=helm,name=" + HelmClient.RELEASE, null).items().stream()
            .sorted(Comparator.comparingInt(ReleaseRecords::revision))
            .toList();
    int surplus = kept.size() - limit;
    for (DynamicKubernetesObject secret : kept) {
      if (surplus <= 0) {
        return;
      }
      if (!DEPLOYED.equals(label(secret, STATUS))) {
        secrets.delete(namespace, secret.getMetadata().getName(), new DeleteOptions());
        surplus--;
      }
    }
  }

  private DynamicKubernetesObject secret(String namespace, int revision) {
    String name = "sh.helm.release.v1." + HelmClient.RELEASE + ".v" + revision;
    return secrets
        .find(namespace, name)
        .orElseThrow(() -> new HelmException("there is no record " + name + " of the release"));
  }

  private static int revision(DynamicKubernetesObject secret) {
    return Integer.parseInt(label(secret, "version"));
  }

  private static String label(DynamicKubernetesObject secret, String name) {
    return secret.getMetadata().getLabels().getOrDefault(name, "");
  }
}
