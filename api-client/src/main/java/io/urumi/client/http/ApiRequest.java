package io.urumi.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the control plane; immutable.
 *
 * @param target the path below the control plane's address, with the encoded query
 * @param body JSON, or null for none
 */
public record ApiRequest(
    String method, String target, Map<String, String> headers, @Nullable String body) {

  public ApiRequest {
    headers = Map.copyOf(headers);
  }

  /** Returns a GET of a path whose {@code {}} placeholders are replaced by the encoded values. */
  public static ApiRequest get(String path, String... values) {
    return new ApiRequest("GET", expand(path, values), Map.of(), null);
  }

  /** Returns a POST without a body. */
  public static ApiRequest post(String path, String... values) {
    return new ApiRequest("POST", expand(path, values), Map.of(), null);
  }

  /** Returns a PATCH. */
  public static ApiRequest patch(String path, String... values) {
    return new ApiRequest("PATCH", expand(path, values), Map.of(), null);
  }

  /** Returns a PUT without a body. */
  public static ApiRequest put(String path, String... values) {
    return new ApiRequest("PUT", expand(path, values), Map.of(), null);
  }

  /** Returns a DELETE. */
  public static ApiRequest delete(String path, String... values) {
    return new ApiRequest("DELETE", expand(path, values), Map.of(), null);
  }

  /** Returns a copy with one more query parameter, or this request when the value is null. */
  public ApiRequest query(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    String separator = target.contains("?") ? "&" : "?";
    return new ApiRequest(
        method, target + separator + name + "=" + encode(value.toString()), headers, body);
  }

  /** Returns a copy with one more header, or this request when the value is null. */
  public ApiRequest header(String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiRequest(method, target, more, body);
  }

  /** Returns a copy with a body of JSON. */
  public ApiRequest json(String json) {
    return new ApiRequest(method, target, headers, json).header("Content-Type", "application/json");
  }

  private static String expand(String path, String... values) {
    String expanded = path;
    for (String value : values) {
      int at = expanded.indexOf("{}");
      expanded = expanded.substring(0, at) + encode(value) + expanded.substring(at + 2);
    }
    return expanded;
  }

  /** Encodes everything but unreserved characters, so that a value never becomes part of a path. */
  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
