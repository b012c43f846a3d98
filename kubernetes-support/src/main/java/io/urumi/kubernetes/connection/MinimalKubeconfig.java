package io.urumi.kubernetes.connection;

import com.google.gson.Gson;
import io.urumi.kubernetes.credentials.Credentials;
import io.urumi.kubernetes.credentials.Impersonation;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kubeconfig that is passed to Helm: one cluster and one user, with the contents of all files
 * and the current credentials inline, so that Helm does not run a credential program.
 */
final class MinimalKubeconfig {
  private static final Gson GSON = new Gson();
  private static final String NAME = "urumi";

  private MinimalKubeconfig() {}

  static String of(
      String server,
      KubeconfigEntry cluster,
      @Nullable ProxyAddress proxy,
      Credentials credentials,
      Impersonation impersonation) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("apiVersion", "v1");
    config.put("kind", "Config");
    config.put("current-context", NAME);
    config.put("clusters", named("cluster", cluster(server, cluster, proxy)));
    config.put("users", named("user", user(credentials, impersonation)));
    config.put("contexts", named("context", Map.of("cluster", NAME, "user", NAME)));
    return GSON.toJson(config);
  }

  private static List<Map<String, Object>> named(String field, Map<String, Object> content) {
    return List.of(Map.of("name", NAME, field, content));
  }

  private static Map<String, Object> cluster(
      String server, KubeconfigEntry cluster, @Nullable ProxyAddress proxy) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("server", server);
    String authority = cluster.content("certificate-authority-data", "certificate-authority");
    if (authority != null) {
      fields.put("certificate-authority-data", base64(authority));
    }
    if (!cluster.text("tls-server-name").isEmpty()) {
      fields.put("tls-server-name", cluster.text("tls-server-name"));
    }
    for (String flag : List.of("insecure-skip-tls-verify", "disable-compression")) {
      if (cluster.flag(flag)) {
        fields.put(flag, true);
      }
    }
    if (proxy != null) {
      fields.put("proxy-url", proxy.uri().toString());
    }
    return fields;
  }

  private static Map<String, Object> user(Credentials credentials, Impersonation impersonation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (credentials.token() != null) {
      fields.put("token", credentials.token());
    }
    Credentials.BasicLogin login = credentials.login();
    if (login != null) {
      fields.put("username", login.username());
      fields.put("password", login.password());
    }
    Credentials.ClientCertificate certificate = credentials.certificate();
    if (certificate != null) {
      fields.put("client-certificate-data", base64(certificate.chain()));
      fields.put("client-key-data", base64(certificate.key()));
    }
    if (!impersonation.user().isEmpty()) {
      fields.put("as", impersonation.user());
      fields.put("as-uid", impersonation.uid());
      fields.put("as-groups", impersonation.groups());
      fields.put("as-user-extra", impersonation.extra());
    }
    return fields;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
