package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;

/** Tells from an object's managed fields whether somebody else has a say in its spec. */
final class ForeignFields {
  private ForeignFields() {}

  /** Whether a field of the spec is there by another act than our last apply. */
  static boolean inSpec(JsonObject object) {
    for (JsonObject entry : Json.objects(object, "metadata", "managedFields")) {
      // The act counts too: anybody can use our name in a plain edit.
      boolean ours =
          ApiServer.FIELD_MANAGER.equals(Json.text(entry, "manager"))
              && "Apply".equals(Json.text(entry, "operation"));
      if (!ours && Json.at(entry, "fieldsV1", "f:spec") != null) {
        return true;
      }
    }
    return false;
  }
}
