package io.urumi.kubernetes.kubeconfig;

import io.urumi.kubernetes.KubeconfigException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** One parsed kubeconfig file. */
final class KubeconfigFile {
  private static final Logger LOG = LoggerFactory.getLogger(KubeconfigFile.class);

  private final Path path;
  private final Map<?, ?> root;

  private KubeconfigFile(Path path, Map<?, ?> root) {
    this.path = path;
    this.root = root;
  }

  /** The files that exist. */
  static List<Path> present(List<Path> files) {
    List<Path> present = files.stream().filter(Files::exists).toList();
    if (present.isEmpty()) {
      throw new KubeconfigException(
          files.isEmpty()
              ? "KUBECONFIG names no file: name the file that describes the cluster."
              : "There is no kubeconfig at "
                  + String.join(" or ", files.stream().map(Path::toString).toList())
                  + ": name the file that describes the cluster.");
    }
    files.stream()
        .filter(file -> !present.contains(file))
        .forEach(file -> LOG.warn("KUBECONFIG names {}, which does not exist.", file));
    return present;
  }

  static KubeconfigFile read(Path path) {
    return new KubeconfigFile(path, root(path, text(path)));
  }

  String currentContext() {
    return root.get("current-context") instanceof String name ? name : "";
  }

  /**
   * The entries of a list, by name.
   *
   * @param list for example {@code users}
   * @param content field of an entry, for example {@code user}
   */
  Map<String, KubeconfigEntry> entries(String list, String content) {
    Map<String, KubeconfigEntry> entries = new LinkedHashMap<>();
    Object value = root.get(list);
    if (value == null) {
      return entries;
    }
    if (!(value instanceof List<?> items)) {
      throw new KubeconfigException(
          "The kubeconfig " + path + " is malformed: \"" + list + "\" is not a list.");
    }
    for (Object item : items) {
      if (item instanceof Map<?, ?> map && map.get("name") != null) {
        String name = String.valueOf(map.get("name"));
        String description = "the " + content + " \"" + name + "\" in the kubeconfig " + path;
        Map<?, ?> fields = map.get(content) instanceof Map<?, ?> there ? there : Map.of();
        entries.putIfAbsent(name, new KubeconfigEntry(description, path, fields));
      }
    }
    return entries;
  }

  private static String text(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new KubeconfigException("The kubeconfig " + path + " is not a file.");
    }
    try {
      refuseIfWritableByOthers(path);
      return Files.readString(path);
    } catch (MalformedInputException notText) {
      throw new KubeconfigException("The kubeconfig " + path + " is not a text file.", notText);
    } catch (IOException unreadable) {
      throw new KubeconfigException(
          "The kubeconfig " + path + " cannot be read: check its permissions.", unreadable);
    }
  }

  /** An account that can write a kubeconfig can make this process run any program. */
  private static void refuseIfWritableByOthers(Path path) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new KubeconfigException(
          "The kubeconfig "
              + path
              + " can be changed by every account of this machine, which could make this process"
              + " run any program: restrict it with `chmod go-w`.");
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

  private static String firstLine(Throwable error) {
    String message =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    String line = message.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
