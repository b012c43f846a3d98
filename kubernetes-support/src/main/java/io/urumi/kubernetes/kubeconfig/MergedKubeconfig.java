package io.urumi.kubernetes.kubeconfig;

import io.urumi.kubernetes.KubeconfigException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One or several kubeconfig files, merged: as with kubectl, the first current context and the first
 * entry of each name have precedence.
 */
public final class MergedKubeconfig {
  private final List<Path> files;
  private final Map<String, KubeconfigEntry> contexts = new LinkedHashMap<>();
  private final Map<String, KubeconfigEntry> clusters = new LinkedHashMap<>();
  private final Map<String, KubeconfigEntry> users = new LinkedHashMap<>();
  private String current = "";

  private MergedKubeconfig(List<Path> files) {
    this.files = files;
  }

  /**
   * Reads and merges the files. A file that does not exist is skipped when there are others.
   *
   * @throws KubeconfigException when there is none, or one cannot be used
   */
  public static MergedKubeconfig read(List<Path> files) {
    List<Path> absolute = files.stream().map(Path::toAbsolutePath).distinct().toList();
    List<Path> present = KubeconfigFile.present(absolute);
    MergedKubeconfig merged = new MergedKubeconfig(present);
    for (Path path : present) {
      KubeconfigFile file = KubeconfigFile.read(path);
      if (merged.current.isEmpty()) {
        merged.current = file.currentContext();
      }
      file.entries("contexts", "context").forEach(merged.contexts::putIfAbsent);
      file.entries("clusters", "cluster").forEach(merged.clusters::putIfAbsent);
      file.entries("users", "user").forEach(merged.users::putIfAbsent);
    }
    return merged;
  }

  /** A context with its cluster and its user. */
  public record Context(String name, KubeconfigEntry cluster, KubeconfigEntry user) {}

  /**
   * A context.
   *
   * @param chosen null for the current one
   */
  public Context context(@Nullable String chosen) {
    String name = chosen == null || chosen.isBlank() ? current : chosen;
    if (name.isBlank()) {
      throw new KubeconfigException(
          "The kubeconfig "
              + location()
              + " has no current-context: choose one with `kubectl config use-context`, or name a"
              + " context in the settings.");
    }
    KubeconfigEntry context = contexts.get(name);
    if (context == null) {
      throw new KubeconfigException(
          "The kubeconfig " + location() + " has no context named \"" + name + "\".");
    }
    KubeconfigEntry cluster = named(clusters, context, name, "cluster", " with a server");
    if (cluster == null || cluster.text("server").isBlank()) {
      throw missing(name, "cluster", context.text("cluster"), " with a server");
    }
    KubeconfigEntry user = named(users, context, name, "user", "");
    return new Context(
        name,
        cluster,
        user == null
            ? KubeconfigEntry.of("the user of " + name, files.getFirst(), Map.of())
            : user);
  }

  private @Nullable KubeconfigEntry named(
      Map<String, KubeconfigEntry> entries,
      KubeconfigEntry context,
      String contextName,
      String field,
      String with) {
    String name = context.text(field);
    if (name.isBlank()) {
      return null;
    }
    KubeconfigEntry entry = entries.get(name);
    if (entry == null) {
      throw missing(contextName, field, name, with);
    }
    return entry;
  }

  private KubeconfigException missing(String context, String field, String name, String with) {
    return new KubeconfigException(
        "The context \""
            + context
            + "\" of the kubeconfig "
            + location()
            + " names the "
            + field
            + " \""
            + name
            + "\", which the file does not describe"
            + with
            + ".");
  }

  /** The files, for messages. */
  public String location() {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
