package io.urumi.client.stream;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One block of a {@code text/event-stream}; a comment alone has no data. */
record ServerSentEvent(@Nullable String id, String name, @Nullable String data) {

  /** Reads the next block; null at the end of the stream, where an incomplete block is dropped. */
  static @Nullable ServerSentEvent read(BufferedReader lines) throws IOException {
    @Nullable String id = null;
    String name = "message";
    StringBuilder data = new StringBuilder();
    boolean any = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (any) {
          String text = data.isEmpty() ? null : data.substring(0, data.length() - 1);
          return new ServerSentEvent(id, name, text);
        }
        continue;
      }
      any = true;
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> data.append(value).append('\n');
        default -> {
          // A comment or a field of a later version.
        }
      }
    }
    return null;
  }
}
