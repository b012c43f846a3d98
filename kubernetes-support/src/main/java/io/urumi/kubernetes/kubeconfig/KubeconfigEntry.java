package io.urumi.kubernetes.kubeconfig;

import io.urumi.kubernetes.KubeconfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one cluster, user or context of a kubeconfig. A field that cannot be used is
 * refused with one sentence that names the entry.
 */
public final class KubeconfigEntry {
  private final String description;
  private final Path file;
  private final Map<?, ?> fields;

  KubeconfigEntry(String description, Path file, Map<?, ?> fields) {
    this.description = description;
    this.file = file;
    this.fields = fields;
  }

  /**
   * An entry that does not come from a kubeconfig.
   *
   * @param file the file to whose directory paths are relative
   */
  public static KubeconfigEntry of(String description, Path file, Map<String, String> fields) {
    return new KubeconfigEntry(description, file, fields);
  }

  /** For example {@code the user "admin" in the kubeconfig /etc/kubeconfig}. */
  public String description() {
    return description;
  }

  /** Whether the field is there and not null. */
  public boolean has(String field) {
    return fields.get(field) != null;
  }

  /** The names of the fields. */
  public Set<String> fields() {
    Map<String, Object> names = new LinkedHashMap<>();
    fields.keySet().forEach(name -> names.put(String.valueOf(name), name));
    return names.keySet();
  }

  /** A text; empty when there is none. */
  public String text(String field) {
    Object value = fields.get(field);
    if (value instanceof Map || value instanceof List) {
      throw refusal("its field " + field + " is not a text");
    }
    return value == null ? "" : String.valueOf(value);
  }

  /** True or false; false when there is none. */
  public boolean flag(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw refusal("its field " + field + " is neither true nor false");
  }

  /** A list of texts; empty when there is none. */
  public List<String> texts(String field) {
    return texts(field, fields.get(field));
  }

  private List<String> texts(String field, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw refusal("its field " + field + " is not a list");
    }
    return list.stream().map(String::valueOf).toList();
  }

  /** Lists of texts by name. */
  public Map<String, List<String>> textsByName(String field) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    KubeconfigEntry entry = entry(field);
    if (entry != null) {
      for (String name : entry.fields()) {
        lists.put(name, entry.texts(name));
      }
    }
    return lists;
  }

  /** An entry within this one; null when there is none. */
  public @Nullable KubeconfigEntry entry(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      return new KubeconfigEntry(description, file, map);
    }
    throw refusal("its field " + field + " is malformed");
  }

  /** Entries within this one. */
  public List<KubeconfigEntry> entries(String field) {
    List<KubeconfigEntry> entries = new ArrayList<>();
    Object value = fields.get(field);
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (!(each instanceof Map<?, ?> map)) {
          throw refusal("its field " + field + " is malformed");
        }
        entries.add(new KubeconfigEntry(description, file, map));
      }
    } else if (value != null) {
      throw refusal("its field " + field + " is not a list");
    }
    return entries;
  }

  /** The value as it is in the file, to be passed to a program; null when there is none. */
  public @Nullable Object value(String field) {
    return fields.get(field);
  }

  /** A path, relative to the directory of the kubeconfig; null when there is none. */
  public @Nullable Path path(String field) {
    String text = text(field);
    return text.isEmpty() ? null : file.resolveSibling(text).normalize();
  }

  /**
   * Content that is either in the kubeconfig, in base64, or in another file; null when there is
   * neither. As with kubectl, the kubeconfig has precedence.
   */
  public @Nullable String content(String dataField, String fileField) {
    String data = text(dataField);
    if (!data.isEmpty()) {
      try {
        return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notBase64) {
        throw new KubeconfigException(sentence("its " + dataField + " is not base64"), notBase64);
      }
    }
    Path path = path(fileField);
    return path == null ? null : read(fileField, path);
  }

  private String read(String field, Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new KubeconfigException(
          sentence(
              "its "
                  + field
                  + " "
                  + path
                  + (Files.exists(path) ? " cannot be read" : " does not exist")),
          unreadable);
    }
  }

  /** The refusal of this entry. */
  public KubeconfigException refusal(String why) {
    return new KubeconfigException(sentence(why));
  }

  /** The refusal of this entry, with its cause. */
  public KubeconfigException refusal(String why, Throwable cause) {
    return new KubeconfigException(sentence(why), cause);
  }

  private String sentence(String why) {
    return Character.toUpperCase(description.charAt(0))
        + description.substring(1)
        + " cannot be used: "
        + why
        + ".";
  }
}
