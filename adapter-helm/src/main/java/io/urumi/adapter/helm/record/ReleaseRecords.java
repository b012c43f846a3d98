package io.urumi.adapter.helm.record;

import com.google.gson.JsonObject;
import io.kubernetes.client.common.KubernetesType;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Status;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.ListOptions;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.failure.HelmException;
import java.util.Comparator;
import java.util.List;

/**
 * Helm's own records of a release: one Secret per revision. Helm has no command for what is done
 * here, and all versions of it keep these records in the same form.
 */
public final class ReleaseRecords {
  private static final String STATUS = "status";
  private static final String DEPLOYED = "deployed";
  private static final String FAILED = "failed";
  private static final int NOT_FOUND = 404;
  private static final int HTTP_ERRORS = 300;

  private final DynamicKubernetesApi secrets;

  public ReleaseRecords(ApiClient client) {
    this.secrets = new DynamicKubernetesApi("", "v1", "secrets", client);
  }

  /**
   * The record of one revision, as Helm encodes it.
   *
   * @throws HelmException when there is none
   */
  public JsonObject read(String namespace, int revision) {
    return ReleaseRecordCodec.decode(secret(namespace, revision).getRaw());
  }

  /**
   * Says of a revision whose operation died that it failed, as Helm would have said had it lived.
   * Both versions of Helm upgrade a failed revision to a good one without losing an object of it,
   * and refuse to touch a pending one.
   */
  public void markFailed(String namespace, int revision) {
    DynamicKubernetesObject secret = secret(namespace, revision);
    JsonObject raw = secret.getRaw();
    JsonObject release = ReleaseRecordCodec.decode(raw);
    JsonObject info = release.getAsJsonObject("info");
    String operation = info.get(STATUS).getAsString();
    info.addProperty(STATUS, FAILED);
    info.addProperty("description", "The operation died in " + operation);
    ReleaseRecordCodec.encode(raw, release);
    raw.getAsJsonObject("metadata").getAsJsonObject("labels").addProperty(STATUS, FAILED);
    // The resource version is sent along: whoever changed it meanwhile is alive, and wins.
    check(secrets.update(secret), "update");
  }

  /** Deletes the oldest revisions above the limit, never the deployed one. */
  public void prune(String namespace, int limit) {
    List<DynamicKubernetesObject> kept =
        list(namespace).stream().sorted(Comparator.comparingInt(ReleaseRecords::revision)).toList();
    int surplus = kept.size() - limit;
    for (DynamicKubernetesObject secret : kept) {
      if (surplus <= 0) {
        return;
      }
      if (!DEPLOYED.equals(label(secret, STATUS))) {
        KubernetesApiResponse<?> gone = secrets.delete(namespace, secret.getMetadata().getName());
        // The answer to a delete is no object: its code alone tells.
        if (gone.getHttpStatusCode() >= HTTP_ERRORS && gone.getHttpStatusCode() != NOT_FOUND) {
          throw refused(gone, "delete");
        }
        surplus--;
      }
    }
  }

  private DynamicKubernetesObject secret(String namespace, int revision) {
    return check(
        secrets.get(namespace, "sh.helm.release.v1." + HelmClient.RELEASE + ".v" + revision),
        "get");
  }

  private List<DynamicKubernetesObject> list(String namespace) {
    ListOptions ours = new ListOptions();
    ours.setLabelSelector("owner=helm,name=" + HelmClient.RELEASE);
    DynamicKubernetesListObject list = check(secrets.list(namespace, ours), "list");
    return list.getItems();
  }

  private static int revision(DynamicKubernetesObject secret) {
    return Integer.parseInt(label(secret, "version"));
  }

  private static String label(DynamicKubernetesObject secret, String name) {
    return secret.getMetadata().getLabels().getOrDefault(name, "");
  }

  private static <T extends KubernetesType> T check(
      KubernetesApiResponse<T> response, String verb) {
    T object = response.getObject();
    if (response.isSuccess() && object != null) {
      return object;
    }
    throw refused(response, verb);
  }

  private static HelmException refused(KubernetesApiResponse<?> response, String verb) {
    V1Status status = response.getStatus();
    String message = status == null ? null : status.getMessage();
    String reason = message == null ? "HTTP status " + response.getHttpStatusCode() : message;
    return new HelmException("cannot " + verb + " the record of a release: " + reason);
  }
}
