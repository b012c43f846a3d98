package io.urumi.adapter.k8s.foreign;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/**
 * An API server that lists, watches and deletes objects, and can refuse each: {@code LIST} is that
 * of one namespace, {@code LISTALL} that of all.
 */
final class ObjectServer implements AutoCloseable {
  private static final String END = "";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient http = new OkHttpClient();
  private final Map<String, JsonObject> objects = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private final List<ClusterWatch<?>> watches = new ArrayList<>();
  private int started;
  private final AtomicInteger version = new AtomicInteger(1);

  private record Watcher(String plural, LinkedBlockingQueue<String> lines) {}

  ObjectServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** A watch of this server, whose first list was answered or refused. */
  ClusterWatch<ForeignObject> watch(
      ResourceType<DynamicKubernetesObject, ?> type,
      Function<DynamicKubernetesObject, Optional<ForeignObject>> projection) {
    ApiClient client = ApiClients.of("http://127.0.0.1:" + server.getAddress().getPort(), http);
    ClusterWatch<ForeignObject> watch =
        new ClusterWatch<>(type, client, client, false, projection, Duration.ofMillis(1));
    watches.add(watch);
    return watch;
  }

  /** Starts the watches. */
  void start() {
    watches.subList(started, watches.size()).forEach(ClusterWatch::start);
    started = watches.size();
  }

  /** Starts the watches, and waits until each is live or refused. */
  void startWatches() {
    start();
    Await.until(() ->
        watches.stream()
            .allMatch(watch ->
                watch.isSettled()
                    && (watch.isCurrent() || !watch.isListed() || watch.refusal() != null)));
  }

  /** Adds an object, for example {@code networkpolicies/allow-all}. */
  void add(String key, String metadata, String more) {
    String name = key.substring(key.indexOf('/') + 1);
    int added = version.incrementAndGet();
    JsonObject object =
        JsonParser.parseString(
                "{\"metadata\":{\"name\":\"%s\",\"uid\":\"%s-%d\",\"resourceVersion\":\"%d\"%s},%s}"
                    .formatted(name, key, added, added, metadata, more))
            .getAsJsonObject();
    synchronized (watchers) {
      boolean changed = objects.put(key, object) != null;
      send(changed ? "MODIFIED" : "ADDED", key, object);
    }
  }

  void remove(String key) {
    synchronized (watchers) {
      JsonObject object = objects.remove(key);
      if (object != null) {
        send("DELETED", key, object);
      }
    }
  }

  /** Answers {@code LIST}, {@code LISTALL}, {@code WATCH} or {@code DELETE} with this status. */
  void refuse(String verb, String plural, int status) {
    refusals.put(verb + " " + plural, status);
  }

  /** From now on objects can be deleted, but no watch shows it. */
  void silenceWatches() {
    synchronized (watchers) {
      watchers.clear();
    }
  }

  void permit() {
    refusals.clear();
  }

  boolean contains(String key) {
    return objects.containsKey(key);
  }

  /** Number of requests with this verb. */
  long count(String verb) {
    return requests.stream().filter(verb::equals).count();
  }

  private void send(String event, String key, JsonObject object) {
    for (Watcher watcher : watchers) {
      if (key.startsWith(watcher.plural() + "/")) {
        watcher.lines().add("{\"type\":\"%s\",\"object\":%s}\n".formatted(event, object));
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean item = path.length > 7;
    boolean everyNamespace = path.length == 5;
    String plural = path[everyNamespace ? 4 : 6];
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String verb =
        item
            ? exchange.getRequestMethod()
            : query.contains("watch=true") ? "WATCH" : everyNamespace ? "LISTALL" : "LIST";
    requests.add(verb);
    int status = refusals.getOrDefault(verb + " " + plural, 200);
    if (status == 200 && item) {
      status = objects.containsKey(plural + "/" + path[7]) ? 200 : 404;
      remove(plural + "/" + path[7]);
    }
    if (verb.equals("WATCH") && status == 200) {
      stream(exchange, plural);
      return;
    }
    String items =
        objects.entrySet().stream()
            .filter(each -> each.getKey().startsWith(plural + "/"))
            .map(each -> each.getValue().toString())
            .collect(Collectors.joining(","));
    String body =
        item || status != 200
            ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"message\":\"no %s\",\"code\":%d}"
                .formatted(plural, status)
            : "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":%s}"
                .formatted(version.get(), items.isEmpty() ? "null" : "[" + items + "]");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void stream(HttpExchange exchange, String plural) throws IOException {
    Watcher watcher = new Watcher(plural, new LinkedBlockingQueue<>());
    synchronized (watchers) {
      watchers.add(watcher);
      // What was added since the list.
      objects.forEach((key, object) -> {
        if (key.startsWith(plural + "/")) {
          watcher.lines().add("{\"type\":\"MODIFIED\",\"object\":%s}\n".formatted(object));
        }
      });
    }
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try {
      for (String line = watcher.lines().take(); !line.equals(END); line = watcher.lines().take()) {
        exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  /** Ends the server; the watches go on trying. */
  void stop() {
    server.stop(0);
    threads.shutdownNow();
    http.connectionPool().evictAll();
  }

  @Override
  public void close() {
    watches.parallelStream().forEach(ClusterWatch::close);
    stop();
  }
}
