package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.chart.ChartValues;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.name.HostileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class ChartValuesTest {
  private final StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
  @TempDir Path directory;

  @Test
  void a_release_has_the_store_the_images_and_the_clusters_classes_and_no_guardrails() {
    assertThat(values(null).release(alpha))
        .isEqualTo(
            Map.of(
                "store",
                Map.of("id", alpha.id().toString(), "name", "Shop alpha"),
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
                    image("urumi.local/store-web"),
                    "database",
                    image("urumi.local/store-db")),
                "storage",
                Map.of("className", "")));
  }

  /** Helm reads the values as YAML, and an orphan is adopted with the name in Helm's record. */
  @Test
  void every_name_is_the_same_in_the_values_and_in_the_record_of_its_release() {
    for (String name : HostileNames.read().acceptedNames()) {
      String text = CanonicalJson.of(values(null).release(named(name)));
      Map<String, Map<String, Object>> asYaml = new Yaml().load(text);
      JsonObject revision = new JsonObject();
      revision.add("config", JsonParser.parseString(text));

      assertThat(asYaml.get("store")).containsEntry("name", name);
      assertThat(ChartValues.metadata(revision).name()).isEqualTo(new StoreName(name));
    }
  }

  private StoreBlueprint named(String name) {
    return new StoreBlueprint(
        alpha.id(),
        StoreName.ofInput(name),
        alpha.subdomain(),
        alpha.owner(),
        alpha.plan(),
        alpha.host(),
        alpha.url());
  }

  private static Map<String, String> image(String repository) {
    return Map.of(
        "repository", repository, "tag", "dev", "digest", "", "pullPolicy", "IfNotPresent");
  }

  @Test
  void the_guardrails_are_rendered_from_the_same_values_with_the_two_switches_inverted() {
    ChartValues values = values(null);

    assertThat(values.guardrails(alpha))
        .containsEntry("guardrails", Map.of("enabled", true))
        .containsEntry("workload", Map.of("enabled", false))
        .containsEntry("store", values.release(alpha).get("store"));
  }

  @Test
  void extra_values_add_what_is_not_set_otherwise() throws IOException {
    Map<String, Object> values =
        with("ingress: {annotations: {a: b}}\nstorage: {databaseSize: 2Gi}\nday: 2026-01-31\n");

    assertThat(CanonicalJson.of(values))
        .contains("\"annotations\":{\"a\":\"b\"}")
        .contains("\"host\":\"alpha.localhost\"")
        .contains("\"databaseSize\":\"2Gi\"")
        .contains("\"day\":\"2026-01-31\"");
  }

  @Test
  void the_options_and_the_store_take_precedence_over_extra_values() throws IOException {
    Map<String, Object> values =
        with(
            "plan: large\nstore: {name: other}\ningress: {className: nginx, host: evil.example}\n"
                + "credentials: none\n");

    assertThat(values).isEqualTo(values(null).release(alpha));
  }

  @Test
  void discovered_values_complete_the_configured_ones() throws IOException {
    Map<String, Object> dns = Map.of("namespace", "openshift-dns", "ports", List.of(5353));
    Map<String, Object> controller =
        Map.of(
            "namespace", "kube-system", "podLabels", Map.of("app.kubernetes.io/name", "traefik"));
    Map<String, Object> discovered = Map.of("ingressController", controller, "dns", dns);

    assertThat(networkPolicy(discovered, ChartOptions.defaults(), ""))
        .isEqualTo(Map.of("ingressController", Map.of("namespace", "traefik"), "dns", dns));
    ChartOptions undecided = ChartOptions.defaults().withIngressControllerNamespace("");
    assertThat(networkPolicy(discovered, undecided, "")).isEqualTo(discovered);
    // Not merged with the discovered labels.
    assertThat(
            networkPolicy(
                discovered,
                undecided,
                "networkPolicy: {ingressController: {namespace: edge}, dns: {ports: [1053]}}"))
        .isEqualTo(
            Map.of(
                "ingressController",
                Map.of("namespace", "edge"),
                "dns",
                Map.of("ports", List.of(1053))));
    assertThat(
            networkPolicy(
                discovered, undecided.withIngressControllerNetworks(List.of("10.0.0.0/16")), ""))
        .isEqualTo(
            Map.of(
                "ingressController",
                Map.of("namespace", "", "cidrs", List.of("10.0.0.0/16")),
                "dns",
                dns));
    assertThat(networkPolicy(Map.of(), undecided, ""))
        .isEqualTo(Map.of("ingressController", Map.of()));
  }

  private @Nullable Object networkPolicy(
      Map<String, Object> discovered, ChartOptions options, String extra) throws IOException {
    Path file = Files.writeString(directory.resolve("extra.yaml"), extra);
    return new ChartValues(() -> discovered, options.values(), file)
        .release(alpha)
        .get("networkPolicy");
  }

  @Test
  void an_empty_extra_file_adds_nothing() throws IOException {
    assertThat(with("# nothing\n")).isEqualTo(values(null).release(alpha));
  }

  @Test
  void an_unusable_extra_file_is_rejected_with_its_name_and_line() {
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("a: 1\nb: [2\n"))
        .withMessageContaining("extra.yaml")
        .withMessageContaining("in line 3");
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("- a list\n"))
        .withMessageContaining("is not a mapping");
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("a: 1\na: 2\n"))
        .withMessageContaining("duplicate key a");
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> values(directory.resolve("missing.yaml")).release(alpha))
        .withMessageContaining("missing.yaml cannot be read");
  }

  @Test
  void an_extra_file_cannot_name_java_classes() {
    assertThatExceptionOfType(ChartInvalidException.class)
        .isThrownBy(() -> with("a: !!java.net.URL [\"http://example.org\"]\n"));
  }

  @Test
  void the_store_of_a_release_is_read_from_helms_record() {
    JsonObject record = new JsonObject();
    record.add("config", JsonParser.parseString(CanonicalJson.of(values(null).release(alpha))));

    assertThat(ChartValues.metadata(record))
        .isEqualTo(
            new ReleaseMetadata(
                alpha.name(), alpha.plan(), new StoreAddress(alpha.host(), alpha.url())));
  }

  @Test
  void the_values_that_differ_from_the_settings_are_listed() throws IOException {
    JsonObject record = new JsonObject();
    record.add(
        "config",
        JsonParser.parseString(
            CanonicalJson.of(with("image: {web: {tag: dev2}}\nshop: {country: DE}\n"))));

    assertThat(values(null).differences(record, alpha))
        .contains("shop.country is DE, the settings say nothing")
        .noneMatch(each -> each.startsWith("store.") || each.startsWith("ingress.host"));
    assertThat(
            values(Files.writeString(directory.resolve("more.yaml"), "shop: {country: FR}"))
                .differences(record, alpha))
        .contains("shop.country is DE, the settings say FR");
  }

  @Test
  void malformed_parts_of_a_record_are_left_out() {
    JsonObject record =
        JsonParser.parseString(
                "{\"config\": {\"store\": {\"name\": [1], \"owner\": \"anna\"}, \"plan\": \"Ü\"}}")
            .getAsJsonObject();

    assertThat(ChartValues.metadata(record)).isEqualTo(new ReleaseMetadata(null, null));
    assertThat(ChartValues.metadata(new JsonObject())).isEqualTo(new ReleaseMetadata(null, null));
  }

  private Map<String, Object> with(String yaml) throws IOException {
    return values(Files.writeString(directory.resolve("extra.yaml"), yaml)).release(alpha);
  }

  private static ChartValues values(@Nullable Path extra) {
    return new ChartValues(Map::of, ChartOptions.defaults().values(), extra);
  }
}
