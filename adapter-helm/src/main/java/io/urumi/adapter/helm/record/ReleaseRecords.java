package io.urumi.adapter.helm.record;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.JsonPaths;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helm's own records of a release: one Secret per revision. All versions of Helm keep them in the
 * same form. Helm has no command for some of these operations, and its command for the history
 * connects to the API server anew and reads all revisions, for each observation of a store.
 */
public final class ReleaseRecords {
  private static final String STATUS = "status";
  private static final String DEPLOYED = "deployed";
  private static final String SUPERSEDED = "superseded";
  private static final String FAILED = "failed";

  private static final String SELECTOR = "owner=helm,name=" + HelmClient.RELEASE;
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseRecords.class);

  private final ResourceClient<DynamicKubernetesObject, DynamicKubernetesListObject> secrets;
  private final LastRevisions lastRevisions = new LastRevisions();

  public ReleaseRecords(ApiClient api) {
    this.secrets = new ResourceClient<>(ResourceType.SECRET, api);
  }

  /**
   * The newest revision of the release in a namespace; empty when there is no release.
   *
   * @throws ApiRequestException when the API server does not answer, or refuses
   */
  public Optional<Revision> last(String namespace) {
    for (V1ObjectMeta metadata : newestFirst(namespace)) {
      Optional<Revision> revision =
          lastRevisions.of(
              namespace,
              metadata.getResourceVersion(),
              () -> readable(namespace, metadata.getName(), Revision::of));
      if (revision.isPresent()) {
        return revision;
      }
    }
    lastRevisions.forget(namespace);
    return Optional.empty();
  }

  /**
   * The record of the newest revision that was deployed; empty when there is none. During an
   * upgrade, and after a failed one, Helm keeps the earlier revision as deployed.
   *
   * @throws ApiRequestException when the API server does not answer, or refuses
   */
  public Optional<JsonObject> lastDeployed(String namespace) {
    Optional<JsonObject> superseded = Optional.empty();
    for (V1ObjectMeta metadata : newestFirst(namespace)) {
      JsonObject record = readable(namespace, metadata.getName(), found -> found).orElse(null);
      String status = JsonPaths.text(JsonPaths.at(record, "info", STATUS));
      if (DEPLOYED.equals(status)) {
        return Optional.ofNullable(record);
      }
      if (SUPERSEDED.equals(status) && superseded.isEmpty()) {
        superseded = Optional.ofNullable(record);
      }
    }
    return superseded;
  }

  private List<V1ObjectMeta> newestFirst(String namespace) {
    return secrets.listMetadata(namespace, SELECTOR).stream()
        .sorted(Comparator.comparingInt(ReleaseRecords::revision).reversed())
        .toList();
  }

  /** Helm ignores a damaged record, too. */
  private <T> Optional<T> readable(String namespace, String name, Function<JsonObject, T> content) {
    Optional<DynamicKubernetesObject> secret = secrets.find(namespace, name);
    try {
      return secret.map(found -> content.apply(ReleaseRecordCodec.decode(found.getRaw())));
    } catch (RuntimeException damaged) {
      // Without the stack: each observation of the store reads it again.
      LOG.warn(
          "The record {} in {} is ignored, it cannot be read: {}",
          name,
          namespace,
          damaged.toString());
      return Optional.empty();
    }
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
        secrets.list(namespace, SELECTOR, null).items().stream()
            .sorted(Comparator.comparingInt(secret -> revision(secret.getMetadata())))
            .toList();
    int surplus = kept.size() - limit;
    for (DynamicKubernetesObject secret : kept) {
      if (surplus <= 0) {
        return;
      }
      if (!DEPLOYED.equals(label(secret.getMetadata(), STATUS))) {
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

  /** Number of the revision; 0 when the record is damaged. */
  private static int revision(V1ObjectMeta metadata) {
    try {
      return Integer.parseInt(label(metadata, "version"));
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  private static String label(V1ObjectMeta metadata, String name) {
    Map<String, String> labels = metadata.getLabels();
    return labels == null ? "" : labels.getOrDefault(name, "");
  }
}
