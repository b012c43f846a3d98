package io.urumi.shell.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriBuilder;

/** A path and its query; values are always encoded, never read as part of the template. */
final class Resource {
  private final String path;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final Map<String, Object> query = new LinkedHashMap<>();

  private Resource(String path) {
    this.path = path;
  }

  static Resource at(String path) {
    return new Resource(path);
  }

  /** A path with one variable, named in it as {@code {id}} or {@code {name}}. */
  static Resource at(String path, String variable) {
    Resource resource = new Resource(path);
    resource.variables.put(path.contains("{id}") ? "id" : "name", variable);
    return resource;
  }

  /** Adds a query parameter; null adds nothing. */
  Resource with(String parameter, @Nullable Object value) {
    if (value != null) {
      query.put(parameter, value);
    }
    return this;
  }

  URI uri(UriBuilder builder) {
    UriBuilder uri = builder.path(path);
    query.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
    Map<String, Object> all = new LinkedHashMap<>(variables);
    all.putAll(query);
    return uri.build(all);
  }
}
