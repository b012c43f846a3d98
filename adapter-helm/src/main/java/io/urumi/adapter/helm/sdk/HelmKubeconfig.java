package io.urumi.adapter.helm.sdk;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.urumi.adapter.helm.HelmSetupException;
import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.workdir.TempDirectory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The kubeconfig with the wanted context as its current one. The SDK cannot be told a context: for
 * it, a copy is kept that says so, as fresh as the original and readable by its owner alone.
 */
public final class HelmKubeconfig implements AutoCloseable {
  private static final List<String> FILES =
      List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

  private final Path original;
  private final @Nullable String context;
  private final Path workDirectory;
  private final List<TempDirectory> copies = new ArrayList<>();
  private @Nullable FileTime copied;

  public HelmKubeconfig(Path original, @Nullable String context, Path workDirectory) {
    this.original = original.toAbsolutePath();
    this.context = context;
    this.workDirectory = workDirectory;
  }

  /** A file whose current context is the wanted one. */
  public synchronized Path file() {
    if (context == null) {
      return original;
    }
    try {
      FileTime modified = Files.getLastModifiedTime(original);
      if (!modified.equals(copied)) {
        TempDirectory fresh = TempDirectory.open(workDirectory);
        // The earlier copy stays until close: a call may be reading it.
        copies.add(fresh);
        fresh.write("kubeconfig", CanonicalJson.canonical(inContext(context)));
        copied = modified;
      }
      return copies.getLast().path("kubeconfig");
    } catch (IOException unreadable) {
      throw new HelmException("The kubeconfig " + original + " cannot be read.", unreadable);
    }
  }

  private Map<String, Object> inContext(String wanted) throws IOException {
    try (Reader reader = Files.newBufferedReader(original, StandardCharsets.UTF_8)) {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      Map<String, Object> config = new LinkedHashMap<>();
      if (loaded instanceof Map<?, ?> map) {
        map.forEach((key, value) -> config.put(String.valueOf(key), absolute(value)));
      }
      config.put("current-context", wanted);
      return config;
    } catch (YAMLException invalid) {
      throw new HelmException("The kubeconfig " + original + " is no valid YAML.", invalid);
    }
  }

  /** Paths are relative to the kubeconfig's own folder, which the copy leaves. */
  private @Nullable Object absolute(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case List<?> list -> list.stream().map(this::absolute).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> {
          String name = String.valueOf(key);
          boolean file = FILES.contains(name) && member instanceof String;
          boolean command =
              name.equals("command") && member instanceof String it && it.contains("/");
          copy.put(
              name,
              file || command
                  ? original.resolveSibling(String.valueOf(member)).toString()
                  : absolute(member));
        });
        yield copy;
      }
      default -> value;
    };
  }

  /**
   * A client of the same cluster.
   *
   * @throws HelmSetupException when the kubeconfig cannot be used
   */
  public ApiClient client(Duration timeout) {
    try (Reader reader = Files.newBufferedReader(original, StandardCharsets.UTF_8)) {
      KubeConfig config = KubeConfig.loadKubeConfig(reader);
      config.setFile(original.toFile());
      if (context != null && !config.setContext(context)) {
        throw new HelmSetupException(
            "The kubeconfig " + original + " has no context " + context + ".");
      }
      ApiClient client = ClientBuilder.kubeconfig(config).build();
      client.setHttpClient(
          client
              .getHttpClient()
              .newBuilder()
              .connectTimeout(Duration.ofSeconds(5))
              .readTimeout(timeout)
              .callTimeout(timeout)
              .build());
      return client;
    } catch (IOException unreadable) {
      throw new HelmSetupException(
          "The kubeconfig " + original + " cannot be read: " + unreadable.getMessage(), unreadable);
    } catch (HelmSetupException refused) {
      throw refused;
    } catch (RuntimeException invalid) {
      throw new HelmSetupException(
          "The kubeconfig " + original + " cannot be used: " + invalid.getMessage(), invalid);
    }
  }

  @Override
  public synchronized void close() {
    copies.forEach(TempDirectory::close);
    copies.clear();
    copied = null;
  }
}
