package io.urumi.adapter.helm.client;

import java.util.List;

/** Environment variables that Helm reads. */
public final class HelmEnvironment {
  /** Variables that change the cluster, the user, or the storage of the records. */
  public static final List<String> OVERRIDING =
      List.of(
          "HELM_DRIVER",
          "HELM_KUBEAPISERVER",
          "HELM_KUBEASGROUPS",
          "HELM_KUBEASUSER",
          "HELM_KUBECAFILE",
          "HELM_KUBECONTEXT",
          "HELM_KUBEINSECURE_SKIP_TLS_VERIFY",
          "HELM_KUBETLS_SERVER_NAME",
          "HELM_KUBETOKEN");

  /** Needed by credential plugins of a kubeconfig, and for access through a proxy. */
  public static final List<String> INHERITED =
      List.of(
          "PATH",
          "HOME",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private HelmEnvironment() {}
}
