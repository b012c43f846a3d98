package io.urumi.adapter.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What matters of a namespace.
 *
 * @param storeId of the store it belongs to; empty when it is none of ours
 * @param restricted whether Pod Security is enforced
 * @param blockers what holds it while it is being removed, in the API server's words
 * @param guardrails kind/name of each guardrail as applied last, with the digest of its spec
 */
record NamespaceState(
    String name,
    String uid,
    boolean ours,
    String storeId,
    String subdomain,
    boolean restricted,
    boolean terminating,
    List<String> blockers,
    Map<String, String> guardrails) {

  private static final Set<String> BLOCKERS =
      Set.of(
          "NamespaceDeletionDiscoveryFailure",
          "NamespaceDeletionGroupVersionParsingFailure",
          "NamespaceDeletionContentFailure",
          "NamespaceContentRemaining",
          "NamespaceFinalizersRemaining");

  NamespaceState {
    blockers = List.copyOf(blockers);
    guardrails = Map.copyOf(guardrails);
  }

  static NamespaceState of(JsonObject namespace) {
    List<String> blockers = new ArrayList<>();
    for (JsonObject condition : Json.objects(namespace, "status", "conditions")) {
      if (BLOCKERS.contains(Json.text(condition, "type"))
          && "True".equals(Json.text(condition, "status"))) {
        blockers.add(Texts.shorten(Texts.clause(Json.text(condition, "message")), 300));
      }
    }
    return new NamespaceState(
        Json.name(namespace),
        Json.text(namespace, "metadata", "uid"),
        Labels.PLATFORM.equals(Json.label(namespace, Labels.PART_OF)),
        Json.label(namespace, Labels.STORE_ID),
        Json.label(namespace, Labels.SUBDOMAIN),
        Labels.RESTRICTED.equals(Json.label(namespace, Labels.ENFORCE)),
        Json.at(namespace, "metadata", "deletionTimestamp") != null
            || "Terminating".equals(Json.text(namespace, "status", "phase")),
        blockers,
        guardrails(Json.text(namespace, "metadata", "annotations", Labels.GUARDRAILS)));
  }

  private static Map<String, String> guardrails(String annotation) {
    try {
      JsonElement parsed = JsonParser.parseString(annotation);
      return new TreeMap<>(Json.texts(parsed));
    } catch (JsonParseException damaged) {
      // Somebody edited it: as good as never applied.
      return Map.of();
    }
  }

  /** Whether it is the store's own. */
  boolean belongsTo(StoreBlueprint blueprint) {
    return storeId.equals(blueprint.id().toString());
  }

  NamespaceFact fact(StoreBlueprint blueprint) {
    boolean formerly = ours && subdomain.equals(blueprint.subdomain().value());
    if (terminating && (belongsTo(blueprint) || formerly)) {
      return new NamespaceFact.Terminating(String.join("; ", blockers));
    }
    return belongsTo(blueprint) ? new NamespaceFact.Active() : new NamespaceFact.Foreign(owner());
  }

  /** Whose it is, to go after "it belongs to". */
  String owner() {
    return storeId.isEmpty()
        ? "somebody else (it has no label " + Labels.STORE_ID + ")"
        : "another store (" + storeId + ")";
  }
}
