package io.urumi.web.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.urumi.web.bootstrap.startup.StartupFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;

/** A failed start names the setting and what is wrong with it. */
class StartupFailureTest {
  @TempDir Path home = Path.of("");

  private String startupFailure(String argument, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--urumi.kubeconfig="));
    if (!argument.startsWith("--urumi.home")) {
      arguments.add("--urumi.home=" + home);
    }
    if (argument.startsWith("--urumi.kubeconfig")) {
      arguments.remove("--urumi.kubeconfig=");
    }
    arguments.add(argument);
    arguments.addAll(List.of(more));
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
        "--urumi.stores.host-sufix=a.example | perhaps urumi.stores.host-suffix is meant",
        "--urumi.storess.host-suffix=a.example | perhaps urumi.stores.host-suffix is meant",
        "--urumi.nonsense=1 | There is no setting urumi.nonsense",
        "--urumi.stores.host-suffix=https://shops.example.com | urumi.stores.host-suffix",
        "--urumi.stores.host-suffix=a b | urumi.stores.host-suffix",
        "--urumi.stores.host-suffix=-bad- | urumi.stores.host-suffix",
        "--urumi.stores.host-suffix=Shops.example.com | lower case",
        "--urumi.stores.host-suffix=.example.com | leading dot",
        "--urumi.stores.storage-class=Fast_SSD | urumi.stores.storage-class",
        "--urumi.ingress.address=127.0.0.1:80 | urumi.ingress.address",
        "--urumi.helm.chart=/no/such/chart | urumi.helm.chart",
        "--urumi.helm.values=/no/such/values.yaml | urumi.helm.values",
        "--urumi.security.allowed-origins=urumi.example.com | urumi.security.allowed-origins",
        "--urumi.security.allowed-hosts=https://urumi.example.com | urumi.security.allowed-hosts",
        "--urumi.security.trusted-proxies=proxy.example.com | urumi.security.trusted-proxies",
        "--urumi.http.path-prefix=urumi/ | urumi.http.path-prefix",
        "--server.forward-headers-strategy=native | urumi.security.trusted-proxies",
        "--server.address=no.such.host.invalid | not a valid address",
        "--urumi.kubeconfig=/no/such/file | /no/such/file"
      })
  void anInvalidSettingIsNamed(String argument, String part) {
    assertThat(startupFailure(argument)).contains(part).doesNotContain("no message");
  }

  @Test
  void theDashboardCannotHaveAHostThatAStoreCouldGet() {
    assertThat(
            startupFailure(
                "--urumi.stores.placeholders=true",
                "--urumi.stores.host-suffix=shops.example",
                "--urumi.security.allowed-hosts=urumi.shops.example,panel.shops.example"))
        .contains(
            "urumi.security.allowed-hosts is \"panel.shops.example\"",
            "for example urumi.shops.example");
  }
}
