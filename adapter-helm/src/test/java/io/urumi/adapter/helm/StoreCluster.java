package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.helm.record.ReleaseRecordCodec;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Creates stores for tests in a real cluster, and deletes their namespaces on close. */
final class StoreCluster implements AutoCloseable {
  private final Path kubeconfig;
  private final ApiClient client;
  private final List<String> namespaces = new ArrayList<>();

  private StoreCluster(Path kubeconfig, ApiClient client) {
    this.kubeconfig = kubeconfig;
    this.client = client;
  }

  static StoreCluster of(TestCluster cluster) {
    Path kubeconfig = cluster.kubeconfig();
    return new StoreCluster(
        kubeconfig, KubernetesConnection.open(kubeconfig).client(Duration.ofSeconds(30)));
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  ApiClient client() {
    return client;
  }

  CoreV1Api core() {
    return new CoreV1Api(client);
  }

  DynamicKubernetesApi objects(String group, String version, String plural) {
    return new DynamicKubernetesApi(group, version, plural, client);
  }

  /** A new store with an empty namespace. */
  StoreBlueprint newStore() {
    String subdomain = "helm-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    StoreBlueprint blueprint = StoreFixtures.blueprint(subdomain);
    V1Namespace namespace =
        new V1Namespace()
            .metadata(
                new V1ObjectMeta()
                    .name(blueprint.namespace().value())
                    .labels(Map.of("urumi.io/test", "adapter-helm")));
    try {
      core().createNamespace(namespace).execute();
    } catch (ApiException refused) {
      throw new IllegalStateException(refused.getResponseBody(), refused);
    }
    namespaces.add(blueprint.namespace().value());
    return blueprint;
  }

  /** Changes the record of the last revision, as anybody who may write Secrets could. */
  void changeRecord(StoreBlueprint blueprint, Consumer<JsonObject> change) {
    DynamicKubernetesObject last = records(blueprint).getLast();
    JsonObject release = ReleaseRecordCodec.decode(last.getRaw());
    change.accept(release);
    ReleaseRecordCodec.encode(last.getRaw(), release);
    assertThat(objects("", "v1", "secrets").update(last).isSuccess()).isTrue();
  }

  /** Rewrites the record of the last revision as an interrupted Helm operation leaves it. */
  void leavePending(StoreBlueprint blueprint, String status) {
    DynamicKubernetesApi secrets = objects("", "v1", "secrets");
    DynamicKubernetesObject last = records(blueprint).getLast();
    JsonObject release = ReleaseRecordCodec.decode(last.getRaw());
    release.getAsJsonObject("info").addProperty("status", status);
    ReleaseRecordCodec.encode(last.getRaw(), release);
    last.getRaw()
        .getAsJsonObject("metadata")
        .getAsJsonObject("labels")
        .addProperty("status", status);
    assertThat(secrets.update(last).isSuccess()).isTrue();
  }

  /** The data of a ConfigMap in the store's namespace. */
  Map<String, String> data(StoreBlueprint blueprint, String configMap) {
    try {
      Map<String, String> data =
          core()
              .readNamespacedConfigMap(configMap, blueprint.namespace().value())
              .execute()
              .getData();
      return data == null ? Map.of() : data;
    } catch (ApiException missing) {
      throw new AssertionError("there is no " + configMap, missing);
    }
  }

  void deleteRecords(StoreBlueprint blueprint) {
    DynamicKubernetesApi secrets = objects("", "v1", "secrets");
    for (DynamicKubernetesObject record : records(blueprint)) {
      String name = record.getMetadata().getName();
      assertThat(secrets.delete(blueprint.namespace().value(), name).isSuccess()).isTrue();
    }
  }

  /** Helm's records of a store, oldest first. */
  List<DynamicKubernetesObject> records(StoreBlueprint blueprint) {
    return objects("", "v1", "secrets")
        .list(blueprint.namespace().value())
        .getObject()
        .getItems()
        .stream()
        .filter(secret -> secret.getMetadata().getName().startsWith("sh.helm.release."))
        .sorted((one, other) ->
            Integer.compare(
                Integer.parseInt(one.getMetadata().getLabels().get("version")),
                Integer.parseInt(other.getMetadata().getLabels().get("version"))))
        .toList();
  }

  /** Number and status of each revision in Helm's records, oldest first. */
  List<String> revisions(StoreBlueprint blueprint) {
    return records(blueprint).stream()
        .map(secret -> ReleaseRecordCodec.decode(secret.getRaw()))
        .map(release ->
            release.get("version").getAsInt()
                + " "
                + release.getAsJsonObject("info").get("status").getAsString())
        .toList();
  }

  @Override
  public void close() {
    for (String namespace : namespaces) {
      // Deletion takes seconds, and no test depends on it.
      objects("", "v1", "namespaces").delete(namespace);
    }
  }
}
