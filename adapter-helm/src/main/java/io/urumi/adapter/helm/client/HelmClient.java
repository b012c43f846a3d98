package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.HelmException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few things Helm is asked to do, blocking, with no judgement of their own. Helm's refusals are
 * {@link HelmException}. Every operation honours the thread's interruption as well as it can.
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

  /** Oldest first; empty when there is no release. */
  List<Revision> history(String namespace);

  /**
   * @return the deployed revision
   */
  int install(ReleaseSpec spec);

  /**
   * @return the deployed revision
   */
  int upgrade(ReleaseSpec spec);

  /**
   * Renders the chart without asking any cluster.
   *
   * @param kubernetesVersion what the chart is told that the cluster is
   */
  String template(ReleaseSpec spec, String kubernetesVersion);

  /** Does nothing when there is no release. */
  void uninstall(String namespace);

  @Override
  void close();

  /**
   * What to deploy or render.
   *
   * @param values YAML
   * @param description what the revision's record says
   */
  record ReleaseSpec(String namespace, Path chart, String values, String description) {}

  /**
   * One revision, as Helm recorded it.
   *
   * @param chart name and version, for example {@code woocommerce-store-0.1.0}
   */
  record Revision(int number, String status, String chart, String description) {}
}
