package io.urumi.adapter.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.urumi.adapter.helm.ChartOptions;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.domain.store.Owner;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartValuesTest {
  private final StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
  @TempDir Path folder;

  @Test
  void a_release_gets_the_store_the_images_and_the_clusters_classes_and_no_guardrails() {
    assertThat(new ChartValues(ChartOptions.defaults()).release(alpha))
        .isEqualTo(
            Map.of(
                "store",
                Map.of("id", alpha.id().toString(), "name", "Shop alpha", "owner", "local"),
                "plan",
                "small",
                "credentials",
                Map.of("existingSecret", "store-credentials"),
                "guardrails",
                Map.of("enabled", false),
                "workload",
                Map.of("enabled", true),
                "ingress",
                Map.of(
                    "host",
                    "alpha.localhost",
                    "className",
                    "traefik",
                    "url",
                    "http://alpha.localhost"),
                "networkPolicy",
                Map.of("ingressController", Map.of("namespace", "traefik")),
                "image",
                Map.of(
                    "web",
                    image("docker.io/urumi/store-web"),
                    "database",
                    image("docker.io/urumi/store-db")),
                "storage",
                Map.of("className", "")));
  }

  private static Map<String, String> image(String repository) {
    return Map.of(
        "repository", repository, "tag", "dev", "digest", "", "pullPolicy", "IfNotPresent");
  }

  @Test
  void the_guardrails_are_rendered_from_the_same_values_with_the_two_switches_turned() {
    ChartValues values = new ChartValues(ChartOptions.defaults());

    assertThat(values.guardrails(alpha))
        .containsEntry("guardrails", Map.of("enabled", true))
        .containsEntry("workload", Map.of("enabled", false))
        .containsEntry("store", values.release(alpha).get("store"));
  }

  @Test
  void extra_values_add_what_nobody_else_sets() throws IOException {
    Map<String, Object> values =
        with("ingress: {annotations: {a: b}}\nstorage: {databaseSize: 2Gi}\nday: 2026-01-31\n");

    assertThat(CanonicalJson.canonical(values))
        .contains("\"annotations\":{\"a\":\"b\"}")
        .contains("\"host\":\"alpha.localhost\"")
        .contains("\"databaseSize\":\"2Gi\"")
        .contains("\"day\":\"2026-01-31\"");
  }

  @Test
  void the_options_and_the_store_win_over_extra_values() throws IOException {
    Map<String, Object> values =
        with(
            "plan: large\nstore: {name: other}\ningress: {className: nginx, host: evil.example}\n"
                + "credentials: none\n");

    assertThat(values).isEqualTo(new ChartValues(ChartOptions.defaults()).release(alpha));
  }

  @Test
  void an_empty_extra_file_adds_nothing() throws IOException {
    assertThat(with("# nothing\n"))
        .isEqualTo(new ChartValues(ChartOptions.defaults()).release(alpha));
  }

  @Test
  void an_extra_file_that_cannot_be_used_is_refused_with_its_name_and_line() {
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("a: 1\nb: [2\n"))
        .withMessageContaining("extra.yaml")
        .withMessageContaining("in line 3");
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("- a list\n"))
        .withMessageContaining("does not hold a mapping");
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("a: 1\na: 2\n"))
        .withMessageContaining("duplicate key a");
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> values(folder.resolve("missing.yaml")).release(alpha))
        .withMessageContaining("missing.yaml cannot be read");
  }

  @Test
  void an_extra_file_cannot_name_java_classes() {
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("a: !!java.net.URL [\"http://example.org\"]\n"));
  }

  @Test
  void what_a_release_was_told_of_its_store_is_read_back_from_helms_record() {
    JsonObject record = new JsonObject();
    record.add(
        "config", JsonParser.parseString(CanonicalJson.canonical(values(null).release(alpha))));

    assertThat(ChartValues.storeIn(record))
        .isEqualTo(new ReleaseMetadata(alpha.name(), alpha.owner(), alpha.plan()));
  }

  @Test
  void a_record_that_says_something_else_is_read_as_well_as_possible() {
    JsonObject record =
        JsonParser.parseString(
                "{\"config\": {\"store\": {\"name\": [1], \"owner\": \"anna\"}, \"plan\": \"Ü\"}}")
            .getAsJsonObject();

    assertThat(ChartValues.storeIn(record))
        .isEqualTo(new ReleaseMetadata(null, new Owner("anna"), null));
    assertThat(ChartValues.storeIn(new JsonObject()))
        .isEqualTo(new ReleaseMetadata(null, null, null));
  }

  private Map<String, Object> with(String yaml) throws IOException {
    return values(Files.writeString(folder.resolve("extra.yaml"), yaml)).release(alpha);
  }

  private static ChartValues values(@Nullable Path extra) {
    ChartOptions all = ChartOptions.defaults();
    return new ChartValues(
        new ChartOptions(
            all.web(),
            all.database(),
            all.ingressClass(),
            all.ingressControllerNamespace(),
            all.storageClass(),
            extra));
  }
}
