package io.urumi.adapter.k8s;

import io.urumi.port.driven.cluster.StoreBlueprint;

/**
 * A store's two workloads, with the labels and names of the chart, and containers that only sleep.
 */
final class Workloads {
  /** An image that every test cluster has or can pull, and one that does not exist. */
  static final String IMAGE = "docker.io/library/debian:trixie-slim";

  static final String NO_IMAGE = "docker.io/library/no-such-image-anywhere:none";

  private final StoreBlueprint blueprint;
  private String webImage = IMAGE;
  private String webCommand = "[sleep, infinity]";
  private String webResources = "{requests: {cpu: 10m, memory: 16Mi}}";
  private String webExtra = "";
  private String storageClass = "";
  private boolean databaseVolume;
  private boolean privileged;

  private Workloads(StoreBlueprint blueprint) {
    this.blueprint = blueprint;
  }

  static Workloads of(StoreBlueprint blueprint) {
    return new Workloads(blueprint);
  }

  Workloads webImage(String image) {
    webImage = image;
    return this;
  }

  /** A YAML list. */
  Workloads webCommand(String command) {
    webCommand = command;
    return this;
  }

  /** A YAML map. */
  Workloads webResources(String resources) {
    webResources = resources;
    return this;
  }

  /** One more line of the web server's container, such as {@code envFrom: […]}. */
  Workloads webExtra(String line) {
    webExtra = line;
    return this;
  }

  Workloads databaseVolumeOf(String className) {
    storageClass = className;
    databaseVolume = true;
    return this;
  }

  /** The database's pods break the restricted Pod Security standard. */
  Workloads privilegedDatabase() {
    privileged = true;
    return this;
  }

  String yaml() {
    return database() + "---\n" + web() + claim();
  }

  private String database() {
    return """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
    %s
      name: store-db
    spec:
      serviceName: store-db
      replicas: 1
      selector:
        matchLabels: {app.kubernetes.io/component: database}
      template:
        metadata:
          labels: {%s, app.kubernetes.io/component: database}
        spec:
          terminationGracePeriodSeconds: 30
          automountServiceAccountToken: false
          %s
          containers:
            - name: mariadb
              image: %s
              imagePullPolicy: IfNotPresent
              command: [sleep, infinity]
              resources: {requests: {cpu: 10m, memory: 16Mi}}
              %s
    %s
    """
        .formatted(
            metadata(),
            labels(),
            podSecurity(),
            IMAGE,
            privileged ? "securityContext: {privileged: true}" : containerSecurity(),
            databaseVolume
                ? "      volumes: [{name: data, persistentVolumeClaim: {claimName:"
                    + " store-database}}]"
                : "");
  }

  private String web() {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
    %s
      name: store-web
    spec:
      replicas: 1
      selector:
        matchLabels: {app.kubernetes.io/component: web}
      template:
        metadata:
          labels: {%s, app.kubernetes.io/component: web}
        spec:
          terminationGracePeriodSeconds: 30
          automountServiceAccountToken: false
          %s
          containers:
            - name: wordpress
              image: %s
              imagePullPolicy: IfNotPresent
              command: %s
              resources: %s
              %s
              %s
    """
        .formatted(
            metadata(),
            labels(),
            podSecurity(),
            webImage,
            webCommand,
            webResources,
            containerSecurity(),
            webExtra);
  }

  private String claim() {
    if (!databaseVolume) {
      return "";
    }
    return """
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
    %s
      name: store-database
    spec:
      accessModes: [ReadWriteOnce]
      %s
      resources: {requests: {storage: 128Mi}}
    """
        .formatted(metadata(), storageClass.isEmpty() ? "" : "storageClassName: " + storageClass);
  }

  private String metadata() {
    return "  namespace: %s\n  labels: {%s}".formatted(blueprint.namespace(), labels());
  }

  private String labels() {
    return "app.kubernetes.io/part-of: urumi, urumi.io/store-id: \"%s\", urumi.io/subdomain: %s"
        .formatted(blueprint.id(), blueprint.subdomain());
  }

  private static String podSecurity() {
    return "securityContext: {runAsNonRoot: true, runAsUser: 999, seccompProfile: {type:"
        + " RuntimeDefault}}";
  }

  private static String containerSecurity() {
    return "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";
  }
}
