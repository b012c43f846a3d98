package io.urumi.adapter.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.exception.TokenAquisitionException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes API in JSON: tolerant of fields it does not know, bounded in time, repeated when a
 * call may pass a moment later. Blocking; throws {@link ApiCallException} only.
 */
final class ApiServer implements AutoCloseable {
  /** Whose fields our writes are. */
  static final String FIELD_MANAGER = "urumi";

  private static final String JSON = "application/json";
  private static final String METADATA_ONLY =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
  private static final int PAGE = 500;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PING = Duration.ofSeconds(5);

  /** Longer than the API server's bookmarks are apart, so that silence means a dead connection. */
  private static final Duration WATCH_SILENCE = Duration.ofSeconds(100);

  private final ApiClient client;
  private final OkHttpClient calls;
  private final OkHttpClient watches;
  private final Duration callTimeout;
  private final Retries retries = new Retries();

  ApiServer(ApiClient client, Duration callTimeout) {
    this.client = client;
    this.callTimeout = callTimeout;
    this.calls =
        client
            .getHttpClient()
            .newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(callTimeout)
            .writeTimeout(callTimeout)
            .callTimeout(callTimeout)
            .pingInterval(PING)
            .connectionPool(new okhttp3.ConnectionPool())
            .build();
    // Of their own: a watch's connection must not be one that calls wait for, and never times out.
    this.watches =
        calls
            .newBuilder()
            .readTimeout(WATCH_SILENCE)
            .callTimeout(Duration.ZERO)
            .connectionPool(new okhttp3.ConnectionPool())
            .build();
  }

  /** Address of the server, for people. */
  String address() {
    return client.getBasePath();
  }

  /** The object, or empty when there is none. */
  Optional<JsonObject> find(ResourceKind kind, @Nullable String namespace, String name) {
    return find(kind, namespace, name, JSON);
  }

  /** Name, labels and the like of the object, without its content. */
  Optional<JsonObject> findMetadata(ResourceKind kind, @Nullable String namespace, String name) {
    return find(kind, namespace, name, METADATA_ONLY);
  }

  private Optional<JsonObject> find(
      ResourceKind kind, @Nullable String namespace, String name, String accept) {
    ApiCall call = new ApiCall("get", kind, namespace, name);
    try {
      return Optional.of(send(call, "GET", url(call).build(), accept, null));
    } catch (ApiCallException refused) {
      if (refused.isNotFound()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** What one reading of a collection brought, with the moment it shows. */
  record Listing(List<JsonObject> items, String resourceVersion) {}

  /** Reads a collection page by page; {@code namespace} null for all. */
  Listing list(
      ResourceKind kind,
      @Nullable String namespace,
      @Nullable String labels,
      @Nullable String fields) {
    ApiCall call = new ApiCall("list", kind, namespace, null);
    List<JsonObject> items = new ArrayList<>();
    String continuation = "";
    while (true) {
      HttpUrl.Builder url = url(call).addQueryParameter("limit", String.valueOf(PAGE));
      if (labels != null) {
        url.addQueryParameter("labelSelector", labels);
      }
      if (fields != null) {
        url.addQueryParameter("fieldSelector", fields);
      }
      if (!continuation.isEmpty()) {
        url.addQueryParameter("continue", continuation);
      }
      JsonObject page = send(call, "GET", url.build(), JSON, null);
      items.addAll(Json.objects(page, "items"));
      continuation = Json.text(page, "metadata", "continue");
      if (continuation.isEmpty()) {
        return new Listing(items, Json.text(page, "metadata", "resourceVersion"));
      }
    }
  }

  /** Creates the object; fails with status 409 when there is one of its name. */
  JsonObject create(ResourceKind kind, @Nullable String namespace, JsonObject object) {
    ApiCall call = new ApiCall("create", kind, namespace, Json.name(object));
    HttpUrl url = collection(call).addQueryParameter("fieldManager", FIELD_MANAGER).build();
    return send(call, "POST", url, JSON, body(JSON, object));
  }

  /**
   * Server-side apply: makes the named fields ours, also against others, and leaves every other
   * field alone.
   */
  JsonObject apply(ResourceKind kind, @Nullable String namespace, JsonObject object) {
    ApiCall call = new ApiCall("patch", kind, namespace, Json.name(object));
    HttpUrl url =
        url(call)
            .addQueryParameter("fieldManager", FIELD_MANAGER)
            .addQueryParameter("force", "true")
            .build();
    // JSON is YAML.
    return send(call, "PATCH", url, JSON, body("application/apply-patch+yaml", object));
  }

  /** Merges the fields into the object. */
  JsonObject merge(ResourceKind kind, @Nullable String namespace, String name, JsonObject fields) {
    ApiCall call = new ApiCall("patch", kind, namespace, name);
    HttpUrl url = url(call).addQueryParameter("fieldManager", FIELD_MANAGER).build();
    return send(call, "PATCH", url, JSON, body("application/merge-patch+json", fields));
  }

  /** Replaces the object; fails with status 409 when it changed since it was read. */
  JsonObject replace(ResourceKind kind, @Nullable String namespace, JsonObject object) {
    ApiCall call = new ApiCall("update", kind, namespace, Json.name(object));
    HttpUrl url = url(call).addQueryParameter("fieldManager", FIELD_MANAGER).build();
    return send(call, "PUT", url, JSON, body(JSON, object));
  }

  /** Begins to delete the object; empty when there is none. */
  Optional<JsonObject> delete(
      ResourceKind kind, @Nullable String namespace, String name, DeleteOptions options) {
    ApiCall call = new ApiCall("delete", kind, namespace, name);
    try {
      return Optional.of(
          send(call, "DELETE", url(call).build(), JSON, body(JSON, options.toJson())));
    } catch (ApiCallException refused) {
      if (refused.isNotFound()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Begins to delete all objects of the kind in the namespace. */
  void deleteAll(ResourceKind kind, String namespace, DeleteOptions options) {
    ApiCall call = new ApiCall("deletecollection", kind, namespace, null);
    send(call, "DELETE", url(call).build(), JSON, body(JSON, options.toJson()));
  }

  /** The last lines that a container wrote; of its previous run when {@code previous}. */
  String log(String namespace, String pod, String container, boolean previous, int lines) {
    ApiCall call = new ApiCall("read the log of", ResourceKind.POD, namespace, pod);
    HttpUrl url =
        url(call)
            .addPathSegment("log")
            .addQueryParameter("container", container)
            .addQueryParameter("previous", String.valueOf(previous))
            .addQueryParameter("tailLines", String.valueOf(lines))
            .addQueryParameter("limitBytes", "16384")
            .build();
    return retries.run(() -> once(call, request(call, "GET", url, "*/*", null), callTimeout));
  }

  /** Asks for the server's version once, within the time. */
  String version(Duration timeout) {
    ApiCall call = new ApiCall("get", ResourceKind.NAMESPACE, null, "version");
    HttpUrl url = HttpUrl.get(address() + "/version");
    return Json.text(
        object(call, once(call, request(call, "GET", url, JSON, null), timeout)), "gitVersion");
  }

  /** An open watch; closing it from another thread ends the reading. */
  static final class Watch implements AutoCloseable {
    private final okhttp3.Call call;
    private final Response response;

    private Watch(okhttp3.Call call, Response response) {
      this.call = call;
      this.response = response;
    }

    /** The next line, or null at the end of the stream. */
    @Nullable String next() throws IOException {
      return response.body().source().readUtf8Line();
    }

    @Override
    public void close() {
      call.cancel();
      response.close();
    }
  }

  /**
   * Watches a kind in all namespaces from a moment on.
   *
   * @param opening gets the call before it blocks, so that it can be cancelled
   */
  Watch watch(
      ResourceKind kind,
      String labels,
      String resourceVersion,
      Duration lifetime,
      Consumer<okhttp3.Call> opening) {
    ApiCall call = new ApiCall("watch", kind, null, null);
    HttpUrl url =
        url(call)
            .addQueryParameter("watch", "true")
            .addQueryParameter("allowWatchBookmarks", "true")
            .addQueryParameter("labelSelector", labels)
            .addQueryParameter("resourceVersion", resourceVersion)
            .addQueryParameter("timeoutSeconds", String.valueOf(lifetime.toSeconds()))
            .build();
    okhttp3.Call http = watches.newCall(request(call, "GET", url, JSON, null));
    opening.accept(http);
    try {
      Response response = execute(http);
      if (!response.isSuccessful()) {
        try (response) {
          throw refused(call, response);
        }
      }
      return new Watch(http, response);
    } catch (IOException broken) {
      throw ApiCallException.noAnswer(call, broken);
    }
  }

  @Override
  public void close() {
    for (OkHttpClient each : List.of(calls, watches)) {
      each.dispatcher().cancelAll();
      each.dispatcher().executorService().shutdown();
      each.connectionPool().evictAll();
    }
  }

  private HttpUrl.Builder url(ApiCall call) {
    HttpUrl.Builder url = collection(call);
    return call.name() == null ? url : url.addPathSegment(call.name());
  }

  private HttpUrl.Builder collection(ApiCall call) {
    String path =
        call.namespace() == null ? call.kind().path() : call.kind().path(call.namespace());
    return HttpUrl.get(address() + path).newBuilder();
  }

  private static RequestBody body(String type, JsonObject object) {
    return RequestBody.create(object.toString(), MediaType.get(type));
  }

  private JsonObject send(
      ApiCall call, String method, HttpUrl url, String accept, @Nullable RequestBody body) {
    return Deadline.within(
        callTimeout,
        () ->
            retries.run(() ->
                object(
                    call,
                    // Half, so that a hanging connection leaves time for another one.
                    once(
                        call,
                        request(call, method, url, accept, body),
                        callTimeout.dividedBy(2)))));
  }

  private Request request(
      ApiCall call, String method, HttpUrl url, String accept, @Nullable RequestBody body) {
    Map<String, String> headers = new HashMap<>();
    try {
      client.updateParamsForAuth(
          new String[] {"BearerToken"},
          new ArrayList<>(),
          headers,
          new LinkedHashMap<>(),
          "",
          method,
          url.uri());
    } catch (ApiException unauthenticated) {
      throw ApiCallException.noAnswer(call, new IOException(unauthenticated));
    }
    Request.Builder request = new Request.Builder().url(url).method(method, body);
    headers.forEach(request::header);
    return request.header("Accept", accept).build();
  }

  private String once(ApiCall call, Request request, Duration timeout) {
    Duration left = Deadline.left(timeout);
    if (left.isNegative() || left.isZero()) {
      throw ApiCallException.noAnswer(call, new IOException("no time left"));
    }
    okhttp3.Call http = calls.newCall(request);
    http.timeout().timeout(left.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
    try (Response response = execute(http)) {
      if (!response.isSuccessful()) {
        throw refused(call, response);
      }
      return response.body().string();
    } catch (IOException broken) {
      throw ApiCallException.noAnswer(call, broken);
    }
  }

  private static Response execute(okhttp3.Call http) throws IOException {
    try {
      return http.execute();
    } catch (TokenAquisitionException noToken) {
      throw new IOException("the credentials' token cannot be had", noToken);
    } catch (IOException | RuntimeException known) {
      throw known;
    } catch (Exception undeclared) {
      // okhttp is Kotlin, which does not declare that an interrupt comes through.
      if (undeclared instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("broken off", undeclared);
    }
  }

  private static ApiCallException refused(ApiCall call, Response response) throws IOException {
    return ApiCallException.refused(
        call, response.code(), response.body().string(), retryAfter(response));
  }

  private static Duration retryAfter(Response response) {
    try {
      String seconds = response.header("Retry-After");
      return seconds == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException date) {
      return Duration.ZERO;
    }
  }

  private static JsonObject object(ApiCall call, String text) {
    try {
      JsonElement parsed = JsonParser.parseString(text);
      if (parsed instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException notJson) {
      // Falls through to the one refusal below.
    }
    throw ApiCallException.noAnswer(call, new IOException("the answer is not a JSON object"));
  }
}
