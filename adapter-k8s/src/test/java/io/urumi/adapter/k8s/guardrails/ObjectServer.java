package io.urumi.adapter.k8s.guardrails;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** An API server that lists and deletes objects, and can refuse both. */
final class ObjectServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, JsonObject> objects = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ObjectServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  ApiClient client() {
    return ApiClients.of("http://127.0.0.1:" + server.getAddress().getPort(), new OkHttpClient());
  }

  /** Adds an object, for example {@code networkpolicies/allow-all}. */
  void add(String key, String metadata, String more) {
    String name = key.substring(key.indexOf('/') + 1);
    objects.put(
        key,
        JsonParser.parseString(
                "{\"metadata\":{\"name\":\"%s\",\"uid\":\"%s\"%s},%s}"
                    .formatted(name, key, metadata, more))
            .getAsJsonObject());
  }

  /** Answers {@code GET} or {@code DELETE} of a kind with this status. */
  void refuse(String method, String plural, int status) {
    refusals.put(method + " " + plural, status);
  }

  void permit() {
    refusals.clear();
  }

  boolean contains(String key) {
    return objects.containsKey(key);
  }

  /** Number of requests with this method. */
  long count(String method) {
    return requests.stream().filter(method::equals).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean item = path.length > 7;
    boolean everyNamespace = path.length == 5;
    String plural = path[everyNamespace ? 4 : 6];
    requests.add(exchange.getRequestMethod());
    int status = refusals.getOrDefault(exchange.getRequestMethod() + " " + plural, 200);
    if (status == 200 && item && objects.remove(plural + "/" + path[7]) == null) {
      status = 404;
    }
    String items =
        objects.entrySet().stream()
            .filter(each -> each.getKey().startsWith(plural + "/"))
            .map(each -> each.getValue().toString())
            .collect(Collectors.joining(","));
    String body =
        item || status != 200
            ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"code\":" + status + "}"
            : "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[" + items + "]}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
