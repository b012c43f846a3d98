package io.urumi.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.reflect.TypeToken;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.common.KubernetesType;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.CreateOptions;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.kubernetes.client.util.generic.options.GetOptions;
import io.kubernetes.client.util.generic.options.ListOptions;
import io.kubernetes.client.util.generic.options.PatchOptions;
import io.kubernetes.client.util.generic.options.UpdateOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests about one kind of object. Blocking; each method is one HTTP request, except {@link
 * #list}, which is one per page. Throws {@link ApiRequestException} only, and never retries.
 */
public final class ResourceClient<T extends KubernetesObject, L extends KubernetesListObject> {
  /** Name by which the API server records which fields this platform has set. */
  public static final String FIELD_MANAGER = "urumi";

  private static final int PAGE = 500;

  /** Answers of a watch that hold the metadata of the objects only. */
  private static final String METADATA =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";

  private final ResourceType<T, L> type;
  private final ApiClient client;
  private final boolean metadataOnly;
  private final GenericKubernetesApi<T, L> typed;
  private final DynamicKubernetesApi dynamic;

  public ResourceClient(ResourceType<T, L> type, ApiClient client) {
    this(type, client, false);
  }

  /**
   * @param metadataOnly whether lists and watches transfer the metadata of the objects only
   */
  public ResourceClient(ResourceType<T, L> type, ApiClient client, boolean metadataOnly) {
    this.type = type;
    this.client = client;
    this.metadataOnly = metadataOnly;
    this.typed =
        new GenericKubernetesApi<>(
            type.model(), type.listModel(), type.group(), type.version(), type.plural(), client);
    this.dynamic = new DynamicKubernetesApi(type.group(), type.version(), type.plural(), client);
  }

  /** The kind. */
  public ResourceType<T, L> type() {
    return type;
  }

  /** The object; empty when it does not exist. */
  public Optional<T> find(@Nullable String namespace, String name) {
    ApiRequest request = request("get", namespace, name);
    return existing(
        request, () -> namespace == null ? typed.get(name) : typed.get(namespace, name));
  }

  /** The object's metadata, without transferring its content; empty when it does not exist. */
  public Optional<V1ObjectMeta> findMetadata(@Nullable String namespace, String name) {
    ApiRequest request = request("get", namespace, name);
    GetOptions options = new GetOptions().isPartialObjectMetadataRequest(true);
    return existing(
            request,
            () ->
                namespace == null
                    ? dynamic.get(name, options)
                    : dynamic.get(namespace, name, options))
        .map(KubernetesObject::getMetadata);
  }

  /** The metadata of a namespace's objects, without transferring their content. */
  public List<V1ObjectMeta> listMetadata(String namespace, String labelSelector) {
    ApiRequest request = request("list", namespace, null);
    List<V1ObjectMeta> items = new ArrayList<>();
    ListOptions options = new ListOptions().isPartialObjectMetadataListRequest(true);
    options.setLabelSelector(labelSelector);
    options.setLimit(PAGE);
    while (true) {
      DynamicKubernetesListObject page = send(request, () -> dynamic.list(namespace, options));
      // The API server sends null for an empty list of metadata, which client-java cannot read.
      if (page.getRaw().get("items") instanceof JsonArray array) {
        array.forEach(
            item -> items.add(new DynamicKubernetesObject(item.getAsJsonObject()).getMetadata()));
      }
      String next = page.getMetadata().getContinue();
      if (next == null || next.isEmpty()) {
        return items;
      }
      options.setContinue(next);
    }
  }

  /** A collection, and the resource version from which a watch continues it. */
  public record Listing<T>(List<T> items, String resourceVersion) {}

  /** Reads a collection page by page; {@code namespace} null for all namespaces. */
  public Listing<T> list(
      @Nullable String namespace, @Nullable String labelSelector, @Nullable String fieldSelector) {
    List<T> items = new ArrayList<>();
    String version = forEach(namespace, labelSelector, fieldSelector, items::add);
    return new Listing<>(items, version);
  }

  /**
   * Reads a collection page by page, so that not all of it is in memory at once.
   *
   * @param namespace null for all namespaces
   * @return the resource version from which a watch continues the collection
   */
  @SuppressWarnings("unchecked") // KubernetesListObject does not know the type of its items.
  public String forEach(
      @Nullable String namespace,
      @Nullable String labelSelector,
      @Nullable String fieldSelector,
      Consumer<T> item) {
    ApiRequest request = request("list", namespace, null);
    ListOptions options = new ListOptions();
    options.setLabelSelector(labelSelector);
    options.setFieldSelector(fieldSelector);
    options.setPartialObjectMetadataListRequest(metadataOnly);
    options.setLimit(PAGE);
    while (true) {
      L page =
          send(
              request,
              () -> namespace == null ? typed.list(options) : typed.list(namespace, options));
      if (hasItems(page)) {
        ((List<T>) page.getItems()).forEach(item);
      }
      String next = page.getMetadata().getContinue();
      if (next == null || next.isEmpty()) {
        String version = page.getMetadata().getResourceVersion();
        return version == null ? "" : version;
      }
      options.setContinue(next);
    }
  }

  /** An empty list of metadata has {@code null} instead of an array. */
  private static boolean hasItems(KubernetesListObject page) {
    return !(page instanceof DynamicKubernetesListObject list)
        || list.getRaw().get("items") instanceof JsonArray;
  }

  /**
   * Watches the kind in all namespaces. The API server sends bookmarks about once a minute, so that
   * a read timeout of the client means a broken connection.
   *
   * @param labelSelector null for all objects
   */
  public Watch<T> watch(@Nullable String labelSelector, String resourceVersion, Duration lifetime) {
    ApiRequest request = request("watch", null, null);
    List<Pair> query = new ArrayList<>();
    query.add(new Pair("watch", "true"));
    query.add(new Pair("allowWatchBookmarks", "true"));
    if (labelSelector != null) {
      query.add(new Pair("labelSelector", labelSelector));
    }
    query.add(new Pair("resourceVersion", resourceVersion));
    query.add(new Pair("timeoutSeconds", String.valueOf(lifetime.toSeconds())));
    try {
      okhttp3.Call call =
          call("GET", type.path(), query, null, metadataOnly ? METADATA : "application/json");
      return Watch.createWatch(
          client, call, TypeToken.getParameterized(Watch.Response.class, type.model()).getType());
    } catch (ApiException error) {
      throw ApiRequestException.of(request, error);
    } catch (Exception error) {
      throw failure(request, error);
    }
  }

  /** Creates the object; fails with status 409 when one of its name exists. */
  public T create(T object) {
    CreateOptions options = new CreateOptions().fieldManager(FIELD_MANAGER);
    return send(request("create", object.getMetadata()), () -> typed.create(object, options));
  }

  /**
   * Server-side apply: sets the fields in the object, also those that another manager has set, and
   * leaves all others as they are.
   *
   * @param object as JSON, because a typed model also sends empty lists for fields that are not set
   */
  public T apply(DynamicKubernetesObject object) {
    PatchOptions options = new PatchOptions();
    options.setFieldManager(FIELD_MANAGER);
    options.setForce(true);
    // JSON is YAML.
    String yaml = object.getRaw().toString();
    return patch(object.getMetadata(), V1Patch.PATCH_FORMAT_APPLY_YAML, yaml, options);
  }

  /** Merges the fields into the object with this namespace and name. */
  public T merge(@Nullable String namespace, String name, JsonObject fields) {
    PatchOptions options = new PatchOptions();
    options.setFieldManager(FIELD_MANAGER);
    V1ObjectMeta metadata = new V1ObjectMeta().namespace(namespace).name(name);
    return patch(metadata, V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH, fields.toString(), options);
  }

  private T patch(V1ObjectMeta metadata, String format, String body, PatchOptions options) {
    ApiRequest request = request("patch", metadata);
    V1Patch patch = new V1Patch(body);
    String namespace = request.namespace();
    return send(
        request,
        () ->
            namespace == null
                ? typed.patch(metadata.getName(), format, patch, options)
                : typed.patch(namespace, metadata.getName(), format, patch, options));
  }

  /** Replaces the object; fails with status 409 when it changed since it was read. */
  public T replace(T object) {
    UpdateOptions options = new UpdateOptions().fieldManager(FIELD_MANAGER);
    return send(request("update", object.getMetadata()), () -> typed.update(object, options));
  }

  /** Starts to delete the object; false when it does not exist. */
  public boolean delete(@Nullable String namespace, String name, DeleteOptions options) {
    return deleteReturningMetadata(namespace, name, options).isPresent();
  }

  /**
   * Starts to delete the object.
   *
   * @return its metadata while it is being deleted; without any field when it is deleted already;
   *     empty when it did not exist
   */
  public Optional<V1ObjectMeta> deleteReturningMetadata(
      @Nullable String namespace, String name, DeleteOptions options) {
    ApiRequest request = request("delete", namespace, name);
    try {
      DynamicKubernetesObject deleted =
          namespace == null
              ? deleteInCluster(request, name, options)
              : respond(request, () -> dynamic.delete(namespace, name, options)).getObject();
      return Optional.of(deleted == null ? new V1ObjectMeta() : deleted.getMetadata());
    } catch (ApiRequestException refused) {
      if (refused.isNotFound()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * client-java 27 sends no options, and so no preconditions, with the deletion of an object that
   * is in no namespace.
   */
  private @Nullable DynamicKubernetesObject deleteInCluster(
      ApiRequest request, String name, DeleteOptions options) {
    JsonObject answer = sendDelete(request, type.path() + "/" + name, List.of(), options);
    boolean gone = answer == null || new JsonPrimitive("Status").equals(answer.get("kind"));
    return gone ? null : new DynamicKubernetesObject(answer);
  }

  /**
   * Starts to delete a namespace's objects that have a label.
   *
   * @param options for each of the objects
   */
  public void deleteCollection(String namespace, String labelSelector, DeleteOptions options) {
    ApiRequest request = request("deletecollection", namespace, null);
    List<Pair> query = List.of(new Pair("labelSelector", labelSelector));
    sendDelete(request, type.path(namespace), query, options);
  }

  private @Nullable JsonObject sendDelete(
      ApiRequest request, String path, List<Pair> query, DeleteOptions options) {
    try {
      okhttp3.Call call = call("DELETE", path, query, options, "application/json");
      return client.<JsonObject>execute(call, JsonObject.class).getData();
    } catch (ApiException error) {
      throw ApiRequestException.of(request, error);
    } catch (Exception error) {
      throw failure(request, error);
    }
  }

  private okhttp3.Call call(
      String method, String path, List<Pair> query, @Nullable Object body, String accept)
      throws ApiException {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", accept));
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    return client.buildCall(
        null,
        path,
        method,
        query,
        List.of(),
        body,
        headers,
        new HashMap<>(),
        new HashMap<>(),
        new String[] {"BearerToken"},
        null);
  }

  private ApiRequest request(String verb, V1ObjectMeta metadata) {
    return request(verb, metadata.getNamespace(), metadata.getName());
  }

  private ApiRequest request(String verb, @Nullable String namespace, @Nullable String name) {
    return new ApiRequest(verb, type, namespace, name);
  }

  private static <R extends KubernetesType> Optional<R> existing(
      ApiRequest request, Supplier<KubernetesApiResponse<R>> call) {
    try {
      return Optional.of(send(request, call));
    } catch (ApiRequestException refused) {
      if (refused.isNotFound()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static <R extends KubernetesType> R send(
      ApiRequest request, Supplier<KubernetesApiResponse<R>> call) {
    R object = respond(request, call).getObject();
    if (object == null) {
      throw ApiRequestException.noAnswer(
          request, new JsonParseException("the answer is not a Kubernetes object"));
    }
    return object;
  }

  private static <R extends KubernetesType> KubernetesApiResponse<R> respond(
      ApiRequest request, Supplier<KubernetesApiResponse<R>> call) {
    KubernetesApiResponse<R> response;
    try {
      response = call.get();
    } catch (Exception error) {
      throw failure(request, error);
    }
    if (!response.isSuccess()) {
      throw ApiRequestException.refused(
          request, response.getHttpStatusCode(), response.getStatus());
    }
    return response;
  }

  /** client-java reports a failure to connect, to authenticate or to parse in several ways. */
  static RuntimeException failure(ApiRequest request, Exception error) {
    return switch (error) {
      case JsonParseException notJson -> ApiRequestException.noAnswer(request, notJson);
      case TokenAquisitionException noToken -> ApiRequestException.noAnswer(request, noToken);
      case IllegalStateException broken ->
          ApiRequestException.noAnswer(
              request, broken.getCause() instanceof IOException io ? io : broken);
      case RuntimeException other when other.getCause() instanceof ApiException api ->
          ApiRequestException.of(request, api);
      case RuntimeException defect -> defect;
      default -> {
        // okhttp is Kotlin, which does not declare that an interrupt comes through.
        if (error instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        yield ApiRequestException.noAnswer(request, error);
      }
    };
  }
}
