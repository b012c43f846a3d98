package io.urumi.crash.victim;

import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.DrivenPorts;
import io.urumi.web.bootstrap.UrumiControlPlane;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The control plane as it is, with every driven port watched. It is told on its standard input
 * where to be killed, and ends when that is closed: it never outlives the test.
 */
public final class Victim {
  /** Followed by the port at which it answers. */
  public static final String READY = "victim ready at ";

  /** Followed by the boundary that it was told. */
  public static final String ARMED = "victim armed: ";

  private Victim() {}

  /** Runs until it is killed. */
  @SuppressWarnings("SystemOut") // Its output is how it speaks to the test.
  public static void main(String[] arguments) {
    CrashPoint crashPoint = new CrashPoint();
    Thread.ofPlatform().name("orders").daemon().start(() -> obey(crashPoint));
    try {
      WatchedPorts ports = new WatchedPorts(crashPoint);
      SpringApplication application = new SpringApplication(UrumiControlPlane.class);
      application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(ports));
      ConfigurableApplicationContext context = application.run(arguments);
      if (!ports.watched().equals(Set.copyOf(DrivenPorts.all()))) {
        throw new IllegalStateException("only these ports are watched: " + ports.watched());
      }
      System.out.println(READY + context.getEnvironment().getProperty("local.server.port"));
    } catch (RuntimeException unusable) {
      unusable.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** A line: boundary, occurrence and milliseconds to linger, separated by commas. */
  @SuppressWarnings("SystemOut")
  private static void obey(CrashPoint crashPoint) {
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        String[] parts = line.split(",", -1);
        crashPoint.arm(
            Boundary.parse(parts[0]),
            Integer.parseInt(parts[1]),
            Duration.ofMillis(Long.parseLong(parts[2])));
        System.out.println(ARMED + parts[0]);
      }
    } catch (IOException lost) {
      lost.printStackTrace();
    }
    Runtime.getRuntime().halt(1);
  }
}
