package io.urumi.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A kubeconfig and one of its contexts. An unusable one is rejected with one sentence, before the
 * first request to the cluster.
 */
public final class Kubeconfig {
  /** How often a token from a program or a file is requested again. */
  private static final Duration TOKEN_REFRESH = Duration.ofMinutes(5);

  private final Path path;
  private final KubeConfig parsed;
  private final String context;

  private Kubeconfig(Path path, KubeConfig parsed, String context) {
    this.path = path;
    this.parsed = parsed;
    this.context = context;
  }

  /**
   * Reads a kubeconfig file.
   *
   * @param chosen name of a context; null for the current one
   * @throws KubeconfigException when the file or the context cannot be used
   */
  public static Kubeconfig read(Path path, @Nullable String chosen) {
    String text = text(path);
    Map<?, ?> root = root(path, text);
    List<?> contexts = list(path, root, "contexts");
    List<?> clusters = list(path, root, "clusters");
    List<?> users = list(path, root, "users");
    String context = chosen != null ? chosen : string(root.get("current-context"));
    if (context.isBlank()) {
      throw new KubeconfigException(
          "The kubeconfig "
              + path
              + " has no current-context: choose one with `kubectl config use-context`, or name a"
              + " context in the settings.");
    }
    Map<?, ?> entry = named(contexts, context, "context");
    if (entry == null) {
      throw new KubeconfigException(
          "The kubeconfig " + path + " has no context named \"" + context + "\".");
    }
    String cluster = string(entry.get("cluster"));
    Map<?, ?> clusterEntry = named(clusters, cluster, "cluster");
    if (clusterEntry == null || string(clusterEntry.get("server")).isBlank()) {
      throw new KubeconfigException(
          "The context \""
              + context
              + "\" of the kubeconfig "
              + path
              + " names the cluster \""
              + cluster
              + "\", which the file does not describe with a server.");
    }
    String user = string(entry.get("user"));
    if (!user.isBlank() && named(users, user, "user") == null) {
      throw new KubeconfigException(
          "The context \""
              + context
              + "\" of the kubeconfig "
              + path
              + " names the user \""
              + user
              + "\", which the file does not describe.");
    }
    KubeConfig parsed = KubeConfig.loadKubeConfig(new StringReader(text));
    parsed.setFile(path.toAbsolutePath().toFile());
    parsed.setContext(context);
    return new Kubeconfig(path, parsed, context);
  }

  /** Name of the context in use. */
  public String context() {
    return context;
  }

  /**
   * A client for requests, which sends nothing yet. Close it with {@link ApiClients#close}.
   *
   * @param timeout of one HTTP request, from connecting to the last byte of the answer
   */
  public ApiClient client(Duration timeout) {
    return ApiClients.forRequests(client(), timeout);
  }

  /**
   * A client for watches, with connections of its own, so that no request waits for a watch. Close
   * it with {@link ApiClients#close}.
   *
   * @param silence time without a byte from the API server after which a watch is broken
   */
  public ApiClient watchClient(Duration silence) {
    return ApiClients.forWatches(client(), silence);
  }

  private ApiClient client() {
    TolerantJson.install();
    try {
      return ClientBuilder.kubeconfig(parsed, TOKEN_REFRESH).build();
    } catch (IOException | RuntimeException unusable) {
      throw new KubeconfigException(
          "The credentials or certificates of the context \""
              + context
              + "\" in the kubeconfig "
              + path
              + " cannot be used: "
              + reason(unusable)
              + ".",
          unusable);
    }
  }

  private static String text(Path path) {
    if (!Files.exists(path)) {
      throw new KubeconfigException(
          "There is no kubeconfig at " + path + ": name the file that describes the cluster.");
    }
    if (!Files.isRegularFile(path)) {
      throw new KubeconfigException("The kubeconfig " + path + " is not a file.");
    }
    try {
      return Files.readString(path);
    } catch (MalformedInputException notText) {
      throw new KubeconfigException("The kubeconfig " + path + " is not a text file.", notText);
    } catch (IOException unreadable) {
      throw new KubeconfigException(
          "The kubeconfig " + path + " cannot be read: check its permissions.", unreadable);
    }
  }

  private static Map<?, ?> root(Path path, String text) {
    Object loaded;
    try {
      loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (YAMLException malformed) {
      throw new KubeconfigException(
          "The kubeconfig " + path + " is not valid YAML: " + firstLine(malformed) + ".",
          malformed);
    }
    if (loaded instanceof Map<?, ?> map) {
      return map;
    }
    throw new KubeconfigException(
        "The kubeconfig " + path + (loaded == null ? " is empty." : " is not a kubeconfig."));
  }

  private static List<?> list(Path path, Map<?, ?> root, String key) {
    Object value = root.get(key);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value == null) {
      return List.of();
    }
    throw new KubeconfigException(
        "The kubeconfig " + path + " is malformed: \"" + key + "\" is not a list.");
  }

  private static @Nullable Map<?, ?> named(List<?> entries, String name, String key) {
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> map && name.equals(map.get("name"))) {
        return map.get(key) instanceof Map<?, ?> value ? value : null;
      }
    }
    return null;
  }

  private static String string(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return firstLine(root);
  }

  private static String firstLine(Throwable error) {
    String message =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    String line = message.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
