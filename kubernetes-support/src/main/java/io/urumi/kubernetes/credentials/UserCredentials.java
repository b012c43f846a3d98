package io.urumi.kubernetes.credentials;

import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The credentials source of a kubeconfig's user. What kubectl does not support, or supports only in
 * a terminal, is refused.
 */
public final class UserCredentials {
  private UserCredentials() {}

  /**
   * @param read the user as the kubeconfig describes it now
   * @param cluster data about the cluster for a credential program
   * @param timeout of a program
   */
  public static CredentialsSource of(
      Supplier<KubeconfigEntry> read, KubeconfigEntry cluster, Duration timeout) {
    KubeconfigEntry user = read.get();
    requireOneMethod(user);
    KubeconfigEntry exec = user.entry("exec");
    if (exec != null) {
      return new ExecCredentials(ExecPlugin.of(exec, cluster, timeout));
    }
    return new FileCredentials(read);
  }

  private static void requireOneMethod(KubeconfigEntry user) {
    if (user.has("auth-provider")) {
      KubeconfigEntry provider = user.entry("auth-provider");
      String name = provider == null ? "" : provider.text("name");
      throw user.refusal(
          "its auth-provider"
              + (name.isEmpty() ? "" : " \"" + name + "\"")
              + " is no longer supported by Kubernetes; use its credential plugin (exec) instead");
    }
    List<String> methods = new ArrayList<>();
    for (String method : List.of("exec", "username", "tokenFile")) {
      if (user.has(method)) {
        methods.add(method);
      }
    }
    if (!user.has("tokenFile") && user.has("token")) {
      methods.add("token");
    }
    if (methods.size() > 1) {
      throw user.refusal(
          "it has several ways to authenticate, "
              + String.join(" and ", methods)
              + ", of which only one is possible");
    }
    boolean certificate = user.has("client-certificate-data") || user.has("client-certificate");
    boolean key = user.has("client-key-data") || user.has("client-key");
    if (certificate != key) {
      throw user.refusal(
          certificate
              ? "it has a client certificate but no client key"
              : "it has a client key but no client certificate");
    }
  }
}
