package io.urumi.adapter.k8s.guardrails;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ResourceClient;

/** Reads from an object's managed fields whether another client has set fields of its spec. */
final class FieldOwnership {
  private static final JsonElement APPLY = new JsonPrimitive("Apply");
  private static final JsonElement MANAGER = new JsonPrimitive(ResourceClient.FIELD_MANAGER);

  private FieldOwnership() {}

  /** Whether a field of the spec was set by anything but this platform's last apply. */
  static boolean isSpecShared(DynamicKubernetesObject object) {
    // The raw JSON, because client-java drops managed fields from its typed metadata.
    if (!(object.getRaw().get("metadata") instanceof JsonObject metadata
        && metadata.get("managedFields") instanceof JsonArray entries)) {
      return false;
    }
    for (JsonElement each : entries) {
      JsonObject entry = each.getAsJsonObject();
      // The operation counts too: any client can use our manager name in a plain update.
      boolean ours = MANAGER.equals(entry.get("manager")) && APPLY.equals(entry.get("operation"));
      if (!ours && entry.get("fieldsV1") instanceof JsonObject fields && fields.has("f:spec")) {
        return true;
      }
    }
    return false;
  }
}
