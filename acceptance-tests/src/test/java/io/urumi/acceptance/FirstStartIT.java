package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged program as a user starts it. */
class FirstStartIT {
  private static final String MAKES_BEAN_DEFINITIONS =
      "org.springframework.context.annotation.ConfigurationClassParser";

  @Test
  void without_a_kubeconfig_it_prints_that_the_cluster_is_simulated_and_its_address() {
    try (ControlPlaneProcess plane = ControlPlaneProcess.startPackaged(Map.of("KUBECONFIG", ""))) {
      assertThat(plane.program().output())
          .containsIgnoringCase("simulated")
          .contains("http://localhost:" + URI.create(plane.url()).getPort());
      String id = plane.api().create("first");
      assertThat(
              plane
                  .api()
                  .awaitPhase(id, "READY", Duration.ofSeconds(60))
                  .get("cluster")
                  .get("simulated")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void a_kubeconfig_in_the_home_directory_is_not_used_automatically() throws Exception {
    Path home = ControlPlaneProcess.newFolder();
    Files.createDirectories(home.resolve(".kube"));
    Files.writeString(home.resolve(".kube/config"), "this: is no kubeconfig\n");
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.startPackaged(Map.of("KUBECONFIG", "", "HOME", home.toString()))) {
      assertThat(
              plane.api().get("/api/v1/system").body().get("cluster").get("simulated").asBoolean())
          .isTrue();
    }
  }

  @Test
  void a_missing_kubeconfig_is_refused_with_one_clear_sentence() {
    ControlPlaneProcess plane =
        ControlPlaneProcess.launch(
            ControlPlaneCommand.packaged(), Map.of("KUBECONFIG", "/nowhere/kubeconfig"));

    assertThat(plane.program().exitCode(Duration.ofSeconds(60))).isNotZero().isNotEqualTo(143);
    assertThat(plane.program().output())
        .contains("/nowhere/kubeconfig")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  @Test
  void a_malformed_kubeconfig_is_refused_with_one_clear_sentence() throws Exception {
    Path file = Files.createTempFile("kubeconfig", ".yaml");
    Files.writeString(file, "clusters: [: broken");

    ControlPlaneProcess plane =
        ControlPlaneProcess.launch(
            ControlPlaneCommand.packaged(), Map.of("KUBECONFIG", file.toString()));

    assertThat(plane.program().exitCode(Duration.ofSeconds(60))).isNotZero().isNotEqualTo(143);
    assertThat(plane.program().output())
        .contains(file.toString())
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  /**
   * Once from the bean definitions that were generated when the program was built, and once,
   * because of a setting of Spring Boot, from those that are made at the start.
   */
  @Test
  void stores_survive_a_restart_of_the_embedded_database() throws IOException {
    Path logs = ControlPlaneProcess.newFolder();
    Map<String, String> settings =
        Map.of("KUBECONFIG", "", "JDK_JAVA_OPTIONS", loadedClasses(logs.resolve("first")));
    try (ControlPlaneProcess plane = ControlPlaneProcess.startPackaged(settings)) {
      String id = plane.api().create("lasting");
      plane.api().awaitPhase(id, "READY", Duration.ofSeconds(60));
      plane.program().terminate();
      assertThat(plane.program().exitCode(Duration.ofSeconds(10))).isEqualTo(143);

      plane.startAgain(
          Map.of(
              "SPRING_MAIN_BANNERMODE",
              "off",
              "JDK_JAVA_OPTIONS",
              loadedClasses(logs.resolve("second"))));

      assertThat(plane.api().store(id).get("phase").asString()).isEqualTo("READY");
    }
    assertThat(Files.readString(logs.resolve("first"))).doesNotContain(MAKES_BEAN_DEFINITIONS);
    assertThat(Files.readString(logs.resolve("second"))).contains(MAKES_BEAN_DEFINITIONS);
  }

  private static String loadedClasses(Path file) {
    return "-Xlog:class+load:file=" + file;
  }
}
