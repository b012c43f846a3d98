package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;

/** Tells from an object's managed fields whether somebody else has a say in its spec. */
final class ForeignFields {
  private ForeignFields() {}

  /** Whether a field of the spec is managed by others than us. */
  static boolean inSpec(JsonObject object) {
    for (JsonObject entry : Json.objects(object, "metadata", "managedFields")) {
      boolean ours = ApiServer.FIELD_MANAGER.equals(Json.text(entry, "manager"));
      if (!ours && Json.at(entry, "fieldsV1", "f:spec") != null) {
        return true;
      }
    }
    return false;
  }
}
