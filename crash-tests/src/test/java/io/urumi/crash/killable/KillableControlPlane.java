package io.urumi.crash.killable;

import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.DrivenPorts;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.web.bootstrap.UrumiControlPlane;
import io.urumi.web.bootstrap.administrator.AdministratorPassword;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The shipped control plane with every driven port intercepted. Reads on its standard input at
 * which boundary to kill itself, and exits when that is closed, so that it never outlives the test.
 */
public final class KillableControlPlane {
  /** Printed when it is ready, followed by its HTTP port. */
  public static final String READY = "control plane ready at ";

  /**
   * Printed when it is ready and local accounts sign in, followed by a code for the administrator:
   * the program shows one on a terminal only.
   */
  public static final String CODE = "control plane sign-in code: ";

  /** Printed when a command was read, followed by the boundary. */
  public static final String ARMED = "control plane armed: ";

  private KillableControlPlane() {}

  /** Runs until it is killed. */
  @SuppressWarnings("SystemOut") // The test reads its output.
  public static void main(String[] arguments) {
    CrashPoint crashPoint = new CrashPoint();
    Thread.ofPlatform().name("commands").daemon().start(() -> readCommands(crashPoint));
    try {
      InterceptedPorts ports = new InterceptedPorts(crashPoint);
      SpringApplication application = new SpringApplication(UrumiControlPlane.class);
      // As in the packaged program, whose generated bean definitions have the name of this class.
      application.setMainApplicationClass(UrumiControlPlane.class);
      application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(ports));
      ConfigurableApplicationContext context = application.run(arguments);
      if (!ports.intercepted().equals(Set.copyOf(DrivenPorts.all()))) {
        throw new IllegalStateException("only these ports are intercepted: " + ports.intercepted());
      }
      if (context.getBeanProvider(AdministratorPassword.class).getIfAvailable()
          instanceof AdministratorPassword administrator) {
        System.out.println(
            CODE
                + Objects.requireNonNull(
                        context
                            .getBean(SignInWithCodeUseCase.class)
                            .issue(Caller.system("killable"), administrator.name())
                            .block())
                    .value());
      }
      System.out.println(READY + context.getEnvironment().getProperty("local.server.port"));
    } catch (RuntimeException failedStart) {
      failedStart.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** One command per line: boundary, occurrence and delay in milliseconds, separated by commas. */
  @SuppressWarnings("SystemOut")
  private static void readCommands(CrashPoint crashPoint) {
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        String[] parts = line.split(",", -1);
        crashPoint.arm(
            Boundary.parse(parts[0]),
            Integer.parseInt(parts[1]),
            Duration.ofMillis(Long.parseLong(parts[2])));
        System.out.println(ARMED + parts[0]);
      }
    } catch (IOException unreadable) {
      unreadable.printStackTrace();
    }
    Runtime.getRuntime().halt(1);
  }
}
