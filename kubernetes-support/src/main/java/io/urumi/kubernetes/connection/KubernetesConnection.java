package io.urumi.kubernetes.connection;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequest;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.KubeconfigException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.Texts;
import io.urumi.kubernetes.credentials.Credentials;
import io.urumi.kubernetes.credentials.CredentialsCache;
import io.urumi.kubernetes.credentials.CredentialsSource;
import io.urumi.kubernetes.credentials.Impersonation;
import io.urumi.kubernetes.credentials.UserCredentials;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import io.urumi.kubernetes.kubeconfig.MergedKubeconfig;
import java.io.File;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a cluster: its address, TLS, proxy and credentials. All clients of one
 * connection share its credentials, which are renewed when they expire and when the API server
 * rejects them.
 *
 * <p>Opening one reads files and may run the kubeconfig's credential program, but sends nothing to
 * the cluster.
 */
public final class KubernetesConnection {
  private static final Duration EXEC_TIMEOUT = Duration.ofSeconds(30);

  /** Less than what a request for the cluster's status may take, which reports the cause. */
  private static final Duration IDENTITY_TIMEOUT = Duration.ofMillis(1500);

  private static final String IDENTITY_NAMESPACE = "kube-system";

  private final String name;
  private final String server;
  private final KubeconfigEntry cluster;
  private final @Nullable ProxyAddress proxy;
  private final Impersonation impersonation;
  private final CredentialsCache credentials;
  private final ClusterTls tls;
  private final IdentityCheck identityCheck;
  private final ApiClient identityClient;

  private KubernetesConnection(
      String name,
      KubeconfigEntry cluster,
      CredentialsSource source,
      Impersonation impersonation,
      Map<String, String> environment) {
    this.name = name;
    this.cluster = cluster;
    URI uri = server(cluster);
    this.server = uri.toString();
    this.proxy = ProxyAddress.of(cluster, uri, environment);
    this.impersonation = impersonation;
    this.credentials = new CredentialsCache(source, InstantSource.system());
    try {
      credentials.current();
      this.tls = ClusterTls.of(cluster, credentials, environment);
    } catch (IOException unusable) {
      String text = Texts.clause(String.valueOf(unusable.getMessage()));
      throw new KubeconfigException(
          "There are no credentials for the cluster " + name + ": " + text + ".", unusable);
    }
    this.identityCheck =
        new IdentityCheck(this::identity, this::closeIdentityConnection, InstantSource.system());
    this.identityClient = ApiClients.forRequests(client(plain()), IDENTITY_TIMEOUT);
  }

  /**
   * The connection of a kubeconfig.
   *
   * @param files merged as kubectl merges those of KUBECONFIG
   * @param context null for the current one
   * @throws KubeconfigException when it cannot be used; the message is one sentence
   */
  public static KubernetesConnection open(List<Path> files, @Nullable String context) {
    return open(files, context, System.getenv(), EXEC_TIMEOUT);
  }

  /** The files that a value of KUBECONFIG names; empty entries are skipped. */
  public static List<Path> paths(String kubeconfig) {
    return Arrays.stream(kubeconfig.split(Pattern.quote(File.pathSeparator)))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** The connection of a kubeconfig's current context. */
  public static KubernetesConnection open(Path file) {
    return open(List.of(file), null);
  }

  static KubernetesConnection open(
      List<Path> files,
      @Nullable String chosen,
      Map<String, String> environment,
      Duration execTimeout) {
    MergedKubeconfig.Context context = MergedKubeconfig.read(files).context(chosen);
    return new KubernetesConnection(
        context.name(),
        context.cluster(),
        UserCredentials.of(
            () -> MergedKubeconfig.read(files).context(context.name()).user(),
            context.cluster(),
            execTimeout),
        Impersonation.of(context.user()),
        environment);
  }

  /**
   * The connection of the pod's ServiceAccount; empty outside a pod and in a pod without a mounted
   * token.
   */
  public static Optional<KubernetesConnection> inCluster() {
    return inCluster(System.getenv(), ServiceAccountMount.DIRECTORY);
  }

  static Optional<KubernetesConnection> inCluster(Map<String, String> environment, Path directory) {
    return ServiceAccountMount.find(environment, directory)
        .map(mount ->
            new KubernetesConnection(
                ServiceAccountMount.NAME, mount.cluster(), mount, Impersonation.NONE, environment));
  }

  /** The context's name. */
  public String name() {
    return name;
  }

  /** Address of the API server. */
  public String server() {
    return server;
  }

  /**
   * Creates a client for requests without connecting. Close it with {@link ApiClients#close}.
   *
   * @param timeout of one HTTP request, from connecting to the last byte of the response
   */
  public ApiClient client(Duration timeout) {
    return ApiClients.forRequests(client(checked()), timeout);
  }

  /**
   * Creates a client for watches with separate connections, so that no request waits for a watch.
   * Close it with {@link ApiClients#close}.
   *
   * @param silence time without a byte from the API server after which a watch is broken
   */
  public ApiClient watchClient(Duration silence) {
    return ApiClients.forWatches(client(checked()), silence);
  }

  /** Credentials, and the content of a kubeconfig that contains them. */
  public record ProgramAccess(Credentials credentials, String kubeconfig) {
    @Override
    public String toString() {
      return "ProgramAccess[…]";
    }
  }

  /**
   * A kubeconfig with this cluster and the current credentials, for a program that sends its own
   * requests. It contains secrets.
   *
   * @throws ApiRequestException when there are no credentials
   */
  public ProgramAccess programAccess() {
    try {
      Credentials current = credentials.current();
      return new ProgramAccess(
          current, MinimalKubeconfig.of(server, cluster, proxy, current, impersonation));
    } catch (IOException none) {
      throw ApiRequestException.noAnswer(identityRequest(), none);
    }
  }

  /**
   * Reports that the API server rejected the credentials, and loads others if possible.
   *
   * @return whether there are other credentials now
   */
  public boolean rejected(Credentials rejected) {
    try {
      return credentials.rejected(rejected);
    } catch (IOException none) {
      return false;
    }
  }

  /**
   * The identity of the cluster that responds, whatever its name: the UID of the namespace
   * kube-system.
   *
   * @throws ApiRequestException when the API server does not respond or refuses the request
   */
  public String identity() {
    try {
      // A program that prints credentials may take longer than the request.
      credentials.current();
    } catch (IOException none) {
      throw ApiRequestException.noAnswer(identityRequest(), none);
    }
    return new ResourceClient<>(ResourceType.NAMESPACE, identityClient)
        .findMetadata(null, IDENTITY_NAMESPACE)
        .map(V1ObjectMeta::getUid)
        .orElseThrow(() ->
            ApiRequestException.noAnswer(
                identityRequest(), new IOException("it has no namespace " + IDENTITY_NAMESPACE)));
  }

  private void closeIdentityConnection() {
    identityClient.getHttpClient().connectionPool().evictAll();
  }

  /**
   * From now on, no request is sent before the cluster's identity is accepted; see {@link
   * #identity}.
   *
   * @param expectation throws {@link io.urumi.kubernetes.OtherClusterException} when the identity
   *     is not the expected one, and any other exception when that cannot be determined; may block
   */
  public void requireIdentity(Consumer<String> expectation) {
    identityCheck.require(expectation);
  }

  /**
   * Checks the identity now, for a program that is about to send its own requests.
   *
   * @throws ApiRequestException when the API server does not respond or refuses the request, or
   *     when another cluster responds
   */
  public void checkIdentity() {
    try {
      identityCheck.checkNow();
    } catch (IOException other) {
      throw ApiRequestException.noAnswer(identityRequest(), other);
    }
  }

  private static ApiRequest identityRequest() {
    return new ApiRequest("get", ResourceType.NAMESPACE, null, IDENTITY_NAMESPACE);
  }

  private ApiClient client(OkHttpClient.Builder http) {
    return ApiClients.of(server, http.build());
  }

  private OkHttpClient.Builder checked() {
    OkHttpClient.Builder http = plain();
    identityCheck.apply(http);
    return http;
  }

  private OkHttpClient.Builder plain() {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
            .proxy(Proxy.NO_PROXY)
            .addInterceptor(new CredentialsInterceptor(credentials, impersonation));
    tls.apply(http);
    if (proxy != null) {
      proxy.apply(http);
    }
    if (cluster.flag("disable-compression")) {
      http.addInterceptor(chain ->
          chain.proceed(
              chain.request().newBuilder().header("Accept-Encoding", "identity").build()));
    }
    return http;
  }

  private static URI server(KubeconfigEntry cluster) {
    String text = cluster.text("server").strip();
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null
          || uri.getScheme() == null
          || !Set.of("http", "https").contains(uri.getScheme())) {
        throw cluster.refusal("its server \"" + text + "\" is not an https:// or http:// URL");
      }
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
      return new URI(uri.getScheme() + "://" + uri.getRawAuthority() + path);
    } catch (URISyntaxException invalid) {
      throw cluster.refusal("its server \"" + text + "\" is not a URL", invalid);
    }
  }
}
