package io.urumi.web.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.urumi.web.bootstrap.startup.StartupFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;

/** A failed start names the setting and what is wrong with it. */
class StartupFailureTest {
  @TempDir Path home = Path.of("");

  private String startupFailure(String argument) {
    List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--urumi.kubeconfig="));
    if (!argument.startsWith("--urumi.home")) {
      arguments.add("--urumi.home=" + home);
    }
    if (argument.startsWith("--urumi.kubeconfig")) {
      arguments.remove("--urumi.kubeconfig=");
    }
    arguments.add(argument);
    Throwable failure =
        catchThrowable(() ->
            SpringApplication.run(UrumiControlPlane.class, arguments.toArray(String[]::new))
                .close());
    assertThat(failure).isNotNull();
    return StartupFailure.message(failure).orElse("no message for " + failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--urumi.stores.port=abc | urumi.stores.port has the invalid value \"abc\"",
        "--urumi.stores.scheme=ftp | the scheme is http or https, not ftp",
        "--urumi.engine.stores-in-flight=0 | at least one store in flight",
        "--urumi.lifecycle.recheck=-1s | positive",
        "--urumi.simulation.delay-factor=-1 | must not be negative",
        "--urumi.helm.implementation=magic | urumi.helm.implementation has the invalid value \"magic\"",
        "--urumi.database.url=jdbc:mysql://x | r2dbc:postgresql://",
        "--urumi.home=/proc/nothing | URUMI_HOME",
        "--server.address=192.0.2.1 | server.address",
        "--server.address=no.such.host.invalid | not a valid address",
        "--urumi.kubeconfig=/no/such/file | /no/such/file"
      })
  void anInvalidSettingIsNamed(String argument, String part) {
    assertThat(startupFailure(argument)).contains(part).doesNotContain("no message");
  }
}
