package io.urumi.client.testing;

import java.util.HashMap;
import java.util.Map;

/** A prepared response. */
public record Answer(int status, Map<String, String> headers, String body, boolean staysOpen) {
  static final int DROPPED = -1;

  public static Answer json(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body, false);
  }

  public static Answer ok(String body) {
    return json(200, body);
  }

  public static Answer accepted(String body) {
    return json(202, body);
  }

  public static Answer problem(int status, String code, String detail) {
    return problemBody(
        status,
        """
        {"type":"https://urumi.io/problems/x","title":"A title","status":%d,"code":"%s",
         "detail":"%s","requestId":"req-1"}\
        """
            .formatted(status, code, detail));
  }

  public static Answer problemBody(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "application/problem+json"), body, false);
  }

  /** Entries, one per line. */
  public static Answer lines(String body) {
    return new Answer(200, Map.of("Content-Type", "application/x-ndjson"), body, false);
  }

  public static Answer html() {
    return new Answer(200, Map.of("Content-Type", "text/html"), "<html>Hello</html>", false);
  }

  /** The connection breaks before an answer. */
  public static Answer dropped() {
    return new Answer(DROPPED, Map.of(), "", false);
  }

  /** An event stream with these elements that is closed after them. */
  public static Answer closedStream(String... elements) {
    return stream(false, elements);
  }

  /** An event stream with these elements that stays open after them. */
  public static Answer openStream(String... elements) {
    return stream(true, elements);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body, staysOpen);
  }

  private static Answer stream(boolean open, String... elements) {
    return new Answer(
        200,
        Map.of("Content-Type", "text/event-stream"),
        ":connected\n\n" + String.join("", elements),
        open);
  }
}
