package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.HelmException;
import java.nio.file.Path;

/**
 * The operations of Helm that are used, blocking and without any decision. Failures of Helm are
 * {@link HelmException}. Operations respond to interruption of the thread where possible.
 */
public interface HelmClient extends AutoCloseable {
  /** Name of every store's release. */
  String RELEASE = "store";

  /** How many revisions of a release are kept. */
  int HISTORY_LIMIT = 10;

  /** {@code sdk} or {@code program}. */
  String implementation();

  /** Helm's version, for example {@code v3.21.0}. */
  String version();

  /**
   * Deploys the first revision. Helm does not fetch the API server's description of all kinds, here
   * and in an upgrade: it would take 0.4 seconds of processor time for each release, and Helm does
   * not validate the objects with it when the API server can validate fields itself.
   *
   * @return the deployed revision
   */
  int install(ReleaseSpec spec);

  /**
   * @return the deployed revision
   */
  int upgrade(ReleaseSpec spec);

  /**
   * Renders the chart without a cluster.
   *
   * @param kubernetesVersion that the chart sees as the cluster's version
   */
  String template(ReleaseSpec spec, String kubernetesVersion);

  @Override
  void close();

  /**
   * A release to deploy or render.
   *
   * @param values YAML
   * @param description of the revision in Helm's records
   */
  record ReleaseSpec(String namespace, Path chart, String values, String description) {}
}
