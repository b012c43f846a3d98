package io.urumi.adapter.simulated;

import java.time.Duration;
import java.util.Objects;

/**
 * How long things take.
 *
 * @param namespace call that creates a namespace
 * @param guardrails call that applies quota, limits and policies
 * @param credentials call that creates the Secret
 * @param release call that installs, upgrades or uninstalls
 * @param database from the start of its pod until it serves
 * @param web from the start of its pod until it serves, when the database does
 * @param ingress from a serving web server until the shop's page comes through
 * @param trouble from the start of a pod until the cluster names its problem
 * @param deletion from the deletion of a namespace until it is gone
 */
public record Delays(
    Duration namespace,
    Duration guardrails,
    Duration credentials,
    Duration release,
    Duration database,
    Duration web,
    Duration ingress,
    Duration trouble,
    Duration deletion) {

  public Delays {
    for (Duration each :
        new Duration[] {
          namespace, guardrails, credentials, release, database, web, ingress, trouble, deletion
        }) {
      Objects.requireNonNull(each);
      if (each.isNegative()) {
        throw new IllegalArgumentException("nothing takes " + each);
      }
    }
  }

  /** As on a warm node: a shop page after about three and a half seconds. */
  public static Delays realistic() {
    return new Delays(
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(30),
        Duration.ofMillis(400),
        Duration.ofMillis(1500),
        Duration.ofMillis(2500),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(4));
  }

  /** Everything at once. */
  public static Delays none() {
    return realistic().times(0);
  }

  /** Each of them times a factor, 0 or more. */
  public Delays times(double factor) {
    return new Delays(
        scaled(namespace, factor),
        scaled(guardrails, factor),
        scaled(credentials, factor),
        scaled(release, factor),
        scaled(database, factor),
        scaled(web, factor),
        scaled(ingress, factor),
        scaled(trouble, factor),
        scaled(deletion, factor));
  }

  private static Duration scaled(Duration delay, double factor) {
    return Duration.ofNanos(Math.round(delay.toNanos() * factor));
  }
}
