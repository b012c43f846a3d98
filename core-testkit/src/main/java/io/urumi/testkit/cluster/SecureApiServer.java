package io.urumi.testkit.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * An API server with TLS that checks the caller's credentials. Accepted callers get its version,
 * the namespace kube-system and empty lists; others get 401.
 */
public final class SecureApiServer implements AutoCloseable {
  /** The UID of the namespace kube-system, unless a test sets another. */
  public static final String IDENTITY = "5d2f4c1e-0000-4000-8000-00000000000a";

  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(1).commonName("test authority").build();

  /**
   * A request.
   *
   * @param path with its query
   * @param client common name of the client certificate; empty without one
   */
  public record Received(
      String method, String path, Map<String, List<String>> headers, String client) {
    /** The values of a header, joined; empty without it. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join(",", header.getValue()))
          .findFirst()
          .orElse("");
    }

    /** The bearer token; empty without one. */
    public String token() {
      String header = header("Authorization");
      return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile Predicate<Received> accepted;
  private volatile String identity = IDENTITY;

  /**
   * @param accepted whether the caller is accepted; others get 401
   */
  public SecureApiServer(Predicate<Received> accepted) {
    this(accepted, "127.0.0.1");
  }

  /**
   * @param host name in the server's certificate
   */
  public SecureApiServer(Predicate<Received> accepted, String host) {
    this.accepted = accepted;
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(host).signedBy(AUTHORITY).build();
    HandshakeCertificates tls =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate, AUTHORITY.certificate())
            .addTrustedCertificate(AUTHORITY.certificate())
            .build();
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls.sslContext()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Changes which callers are accepted. */
  public void accept(Predicate<Received> known) {
    this.accepted = known;
  }

  /** Changes the identity, as if another cluster responded. */
  public void changeIdentity(String uid) {
    this.identity = uid;
  }

  /** Answers requests for a path, whatever their query, with this JSON. */
  public void on(String path, String json) {
    answers.put(path, json);
  }

  /** A client certificate that the server trusts, with its key. */
  public static HeldCertificate client(String name) {
    return new HeldCertificate.Builder().commonName(name).signedBy(AUTHORITY).build();
  }

  /** The authority's certificate in base64, for certificate-authority-data. */
  public static String authority() {
    return base64(AUTHORITY.certificatePem());
  }

  /** The authority's certificate in PEM. */
  public static String authorityPem() {
    return AUTHORITY.certificatePem();
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public String url() {
    return "https://127.0.0.1:" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Every request so far. */
  public List<Received> requests() {
    return requests;
  }

  /**
   * A kubeconfig for this server.
   *
   * @param user fields of the user as a YAML flow mapping, for example {@code {token: a}}
   */
  public Path kubeconfig(Path folder, String user) {
    return Kubeconfigs.write(
        folder,
        kubeconfig(
            "{server: \"" + url() + "\", certificate-authority-data: " + authority() + "}", user));
  }

  /** Text of a kubeconfig with these fields of cluster and user. */
  public static String kubeconfig(String cluster, String user) {
    return """
    apiVersion: v1
    kind: Config
    current-context: lab
    contexts: [{name: lab, context: {cluster: lab, user: admin}}]
    clusters: [{name: lab, cluster: %s}]
    users: [{name: admin, user: %s}]
    """
        .formatted(cluster, user);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Received received =
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            client(exchange));
    requests.add(received);
    exchange.getRequestBody().readAllBytes();
    if (!accepted.test(received)) {
      send(exchange, 401, status(401, "Unauthorized"));
      return;
    }
    String path = exchange.getRequestURI().getPath().replaceFirst("/$", "");
    String body = answers.get(path);
    if (body != null) {
      send(exchange, 200, body);
    } else if (path.equals("/version")) {
      send(exchange, 200, "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.4\"}");
    } else if (path.equals("/api/v1/namespaces/kube-system")) {
      send(
          exchange,
          200,
          """
          {"kind": "Namespace", "apiVersion": "v1",
           "metadata": {"name": "kube-system", "uid": "%s", "resourceVersion": "1"}}
          """
              .formatted(identity));
    } else if (path.endsWith("s") && received.method().equals("GET")) {
      send(
          exchange,
          200,
          "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}");
    } else {
      send(exchange, 404, status(404, "not found"));
    }
  }

  private static String client(HttpExchange exchange) {
    try {
      return exchange instanceof HttpsExchange secure
          ? secure.getSSLSession().getPeerPrincipal().getName().replaceFirst(".*CN=([^,]*).*", "$1")
          : "";
    } catch (SSLPeerUnverifiedException anonymous) {
      return "";
    }
  }

  private static String status(int code, String message) {
    return """
    {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
     "message": "%s", "reason": "%s", "code": %d}
    """
        .formatted(message, message, code);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
