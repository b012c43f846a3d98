package io.urumi.adapter.helm.sdk;

import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.workdir.TempDirectory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
 * A copy of the kubeconfig with the configured context as its current one, because the SDK has no
 * parameter for a context. It is updated when the original changes, and only its owner can read it.
 */
public final class KubeconfigCopy implements AutoCloseable {
  private static final List<String> FILES =
      List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

  private final Path original;
  private final @Nullable String context;
  private final Path workDirectory;
  private final List<TempDirectory> copies = new ArrayList<>();
  private @Nullable FileTime copied;

  public KubeconfigCopy(Path original, @Nullable String context, Path workDirectory) {
    this.original = original.toAbsolutePath();
    this.context = context;
    this.workDirectory = workDirectory;
  }

  /** The copy; the kubeconfig itself when no context is configured. */
  public synchronized Path file() {
    if (context == null) {
      return original;
    }
    try {
      FileTime modified = Files.getLastModifiedTime(original);
      if (!modified.equals(copied)) {
        TempDirectory copy = TempDirectory.open(workDirectory);
        // The earlier copy is kept until close, because a call may be reading it.
        copies.add(copy);
        copy.write("kubeconfig", CanonicalJson.of(inContext(context)));
        copied = modified;
      }
      return copies.getLast().path("kubeconfig");
    } catch (IOException unreadable) {
      throw new HelmException("The kubeconfig " + original + " cannot be read.", unreadable);
    }
  }

  private Map<String, Object> inContext(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(original, StandardCharsets.UTF_8)) {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      Map<String, Object> config = new LinkedHashMap<>();
      if (loaded instanceof Map<?, ?> map) {
        map.forEach((key, value) -> config.put(String.valueOf(key), absolute(value)));
      }
      config.put("current-context", name);
      return config;
    } catch (YAMLException invalid) {
      throw new HelmException("The kubeconfig " + original + " is not valid YAML.", invalid);
    }
  }

  /** Makes paths absolute, because they are relative to the original's directory. */
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

  @Override
  public synchronized void close() {
    copies.forEach(TempDirectory::close);
    copies.clear();
    copied = null;
  }
}
