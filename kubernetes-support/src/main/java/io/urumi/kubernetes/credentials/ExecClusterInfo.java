package io.urumi.kubernetes.credentials;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Data about the cluster for a credential program that requests it with provideClusterInfo. */
final class ExecClusterInfo {
  private static final Gson GSON = new Gson();
  private static final String EXTENSION = "client.authentication.k8s.io/exec";

  private ExecClusterInfo() {}

  static JsonObject of(KubeconfigEntry cluster) {
    JsonObject info = new JsonObject();
    for (String field : List.of("server", "tls-server-name", "proxy-url")) {
      if (!cluster.text(field).isEmpty()) {
        info.addProperty(field, cluster.text(field));
      }
    }
    for (String field : List.of("insecure-skip-tls-verify", "disable-compression")) {
      if (cluster.flag(field)) {
        info.addProperty(field, true);
      }
    }
    String authority = cluster.content("certificate-authority-data", "certificate-authority");
    if (authority != null) {
      info.addProperty(
          "certificate-authority-data",
          Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
    }
    for (KubeconfigEntry extension : cluster.entries("extensions")) {
      if (extension.text("name").equals(EXTENSION)) {
        info.add("config", GSON.toJsonTree(extension.value("extension")));
      }
    }
    return info;
  }
}
