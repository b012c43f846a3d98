package io.urumi.adapter.simulated;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Objects;

/**
 * Durations in the simulated cluster.
 *
 * @param namespace call that creates a namespace
 * @param roleBinding call that binds the platform's role
 * @param guardrails call that applies quota, limits and policies
 * @param credentials call that creates the Secret
 * @param release call that installs or upgrades
 * @param database from the start of the database's pod until it is ready
 * @param web from the start of the web server's pod until it is ready, if the database is
 * @param ingress from a ready web server until the ingress serves the shop's page
 * @param failureDetection from the start of a failing pod until the cluster reports its failure
 * @param deletion from the request to delete a namespace until it no longer exists
 */
@RecordBuilder
public record Delays(
    Duration namespace,
    Duration roleBinding,
    Duration guardrails,
    Duration credentials,
    Duration release,
    Duration database,
    Duration web,
    Duration ingress,
    Duration failureDetection,
    Duration deletion)
    implements DelaysBuilder.With {

  public Delays {
    for (Duration each :
        new Duration[] {
          namespace,
          roleBinding,
          guardrails,
          credentials,
          release,
          database,
          web,
          ingress,
          failureDetection,
          deletion
        }) {
      Objects.requireNonNull(each);
      if (each.isNegative()) {
        throw new IllegalArgumentException("a delay must not be negative: " + each);
      }
    }
  }

  /** As on a node that has the images: a shop page after about three and a half seconds. */
  public static Delays realistic() {
    return new Delays(
        Duration.ofMillis(50),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(30),
        Duration.ofMillis(400),
        Duration.ofMillis(1500),
        Duration.ofMillis(2500),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(4));
  }

  /** No delay. */
  public static Delays none() {
    return realistic().times(0);
  }

  /** Each of them multiplied by a factor, 0 or more. */
  public Delays times(double factor) {
    return new Delays(
        scaled(namespace, factor),
        scaled(roleBinding, factor),
        scaled(guardrails, factor),
        scaled(credentials, factor),
        scaled(release, factor),
        scaled(database, factor),
        scaled(web, factor),
        scaled(ingress, factor),
        scaled(failureDetection, factor),
        scaled(deletion, factor));
  }

  private static Duration scaled(Duration delay, double factor) {
    return Duration.ofNanos(Math.round(delay.toNanos() * factor));
  }
}
