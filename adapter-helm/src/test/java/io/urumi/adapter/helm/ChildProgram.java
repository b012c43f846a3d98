package io.urumi.adapter.helm;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own that deploys a store and then waits for its end.
 *
 * <p>Arguments: {@code sdk} or the helm program; kubeconfig; chart; work folder; store id;
 * subdomain; a file that its shutdown hook writes.
 */
final class ChildProgram {
  private ChildProgram() {}

  public static void main(String[] args) throws Exception {
    Path atTheEnd = Path.of(args[6]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> note(atTheEnd)));
    HelmSettings settings =
        HelmSettings.of(Path.of(args[1]))
            .withChart(Path.of(args[2]))
            .withTimeout(Duration.ofMinutes(2))
            .withWorkDirectory(Path.of(args[3]));
    HelmReleases releases =
        args[0].equals("sdk")
            ? HelmReleases.sdk(settings)
            : HelmReleases.program(settings, Path.of(args[0]));
    System.out.println("opened");
    releases.deploy(blueprint(args[4], args[5])).block();
    System.out.println("deployed");
    new CountDownLatch(1).await();
  }

  static StoreBlueprint blueprint(String id, String subdomain) {
    String host = subdomain + ".localhost";
    return new StoreBlueprint(
        StoreId.of(id),
        new StoreName("Shop " + subdomain),
        new Subdomain(subdomain),
        new Owner("local"),
        new PlanName("small"),
        host,
        "http://" + host);
  }

  private static void note(Path file) {
    try {
      Files.writeString(file, "ended in order");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
