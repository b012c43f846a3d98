import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers as the API server of an empty cluster, for the training of the AOT cache: the control plane's client loads its
 * classes for TLS, HTTP/2, lists and watches.
 *
 * <p>Arguments: port, key store (PKCS #12), its password.
 */
class TrainingCluster {
  private static final String NAMESPACE =
      "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"kube-system\",\"uid\":\"training\"}}";
  private static final String VERSION =
      "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\",\"gitCommit\":\"\",\"gitTreeState\":\"clean\","
          + "\"buildDate\":\"\",\"goVersion\":\"\",\"compiler\":\"\",\"platform\":\"\"}";
  private static final String EMPTY_LIST =
      "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";

  private TrainingCluster() {}

  public static void main(String[] arguments) throws Exception {
    KeyManagerFactory keys = keys(Path.of(arguments[1]), arguments[2].toCharArray());
    Http2SslContextSpec tls = Http2SslContextSpec.forServer(keys);
    HttpServer.create()
        .host("127.0.0.1")
        .port(Integer.parseInt(arguments[0]))
        .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
        .secure(spec -> spec.sslContext(tls))
        .handle(TrainingCluster::answer)
        .bindNow()
        .onDispose()
        .block();
  }

  private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    response.header(HttpHeaderNames.CONTENT_TYPE, "application/json");
    if (request.uri().contains("watch=")) {
      return response.sendHeaders().then(Mono.never());
    }
    return response.sendString(Mono.just(body(request.fullPath())));
  }

  private static String body(String path) {
    return switch (path) {
      case "/version", "/version/" -> VERSION;
      case "/api/v1/namespaces/kube-system" -> NAMESPACE;
      default -> EMPTY_LIST;
    };
  }

  private static KeyManagerFactory keys(Path file, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      store.load(content, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return keys;
  }
}
