package io.urumi.client.http;

import java.net.http.HttpHeaders;
import java.util.Locale;

/** A response of any status, as text. */
public record ApiResponse(int status, HttpHeaders headers, String body) {

  /** Returns whether the status is 2xx. */
  public boolean successful() {
    return status / 100 == 2;
  }

  /** Returns the first value of a header; empty when it is absent. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Returns whether the content type is JSON, {@code application/problem+json} included. */
  public boolean json() {
    String type = header("Content-Type").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.endsWith("/json") || type.endsWith("+json");
  }
}
