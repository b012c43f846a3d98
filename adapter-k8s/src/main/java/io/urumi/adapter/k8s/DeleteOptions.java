package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How to delete.
 *
 * @param graceSeconds time a pod gets to end; null for its own
 * @param uid only the object with this identity; null for whichever has the name
 */
record DeleteOptions(@Nullable Integer graceSeconds, @Nullable String uid) {
  /** As the object itself wants it. */
  static final DeleteOptions PLAIN = new DeleteOptions(null, null);

  static DeleteOptions grace(int seconds) {
    return new DeleteOptions(seconds, null);
  }

  DeleteOptions onlyUid(String identity) {
    return new DeleteOptions(graceSeconds, identity);
  }

  JsonObject toJson() {
    JsonObject options = new JsonObject();
    options.addProperty("apiVersion", "v1");
    options.addProperty("kind", "DeleteOptions");
    options.addProperty("propagationPolicy", "Background");
    if (graceSeconds != null) {
      options.addProperty("gracePeriodSeconds", graceSeconds);
    }
    if (uid != null) {
      Json.child(options, "preconditions").addProperty("uid", uid);
    }
    return options;
  }
}
