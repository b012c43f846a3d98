package io.urumi.port.driven.cluster;

import java.util.Objects;

/** All driven ports of one cluster. */
public record ClusterPorts(
    TenantSpace tenantSpace,
    ReleaseManager releases,
    StorefrontProbe storefrontProbe,
    Cluster cluster) {
  public ClusterPorts {
    Objects.requireNonNull(tenantSpace, "tenantSpace");
    Objects.requireNonNull(releases, "releases");
    Objects.requireNonNull(storefrontProbe, "storefrontProbe");
    Objects.requireNonNull(cluster, "cluster");
  }
}
