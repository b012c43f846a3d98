package io.urumi.web.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderTest {
  private static final String HOST = "alpha.shops.example";

  private static Store store(String name, Phase phase) {
    Store requested =
        Store.request(
            new StoreId(UUID.randomUUID()),
            new StoreName(name),
            new Subdomain("alpha"),
            new Owner("local"),
            new PlanName("small"),
            Instant.EPOCH);
    return requested.withStatus(requested.status().withPhase(phase, Instant.EPOCH));
  }

  @ParameterizedTest
  @CsvSource({
    "REQUESTED, 503, 10, true, is being set up",
    "PROVISIONING, 503, 10, true, is being set up",
    "READY, 503, 10, true, is not available at the moment",
    "DEGRADED, 503, 10, true, is not available at the moment",
    "FAILED, 503, 300, false, is not available",
    "DELETING, 404, , false, no longer exists",
    "DELETED, 404, , false, no longer exists",
  })
  void aStoreIsNamedWithWhatItIsDoing(
      Phase phase, int status, @Nullable Integer retryAfter, boolean reloads, String says) {
    Placeholder placeholder = Placeholder.of(store("Alpha Shop", phase));

    assertThat(placeholder.status().value()).isEqualTo(status);
    assertThat(placeholder.retryAfter() == null ? null : placeholder.retryAfter().toSeconds())
        .isEqualTo(retryAfter == null ? null : Long.valueOf(retryAfter));
    String html = PlaceholderPage.html(placeholder, HOST);
    assertThat(html)
        .contains("<h1><bdi>Alpha Shop</bdi> " + says + "</h1>", HOST)
        .contains("<title>\u2068Alpha Shop\u2069 " + says + "</title>");
    assertThat(html.contains("http-equiv=\"refresh\" content=\"10\"")).isEqualTo(reloads);
  }

  @Test
  void aStoreWhoseDeletionWasRequestedIsClosedWhateverItsPhase() {
    Store failed = store("Alpha Shop", Phase.FAILED);
    Placeholder placeholder = Placeholder.of(failed.withSpec(failed.spec().deleted()));

    assertThat(placeholder.status().value()).isEqualTo(404);
    assertThat(PlaceholderPage.html(placeholder, HOST)).contains("no longer exists");
  }

  @Test
  void nameAndHostAreText() {
    String html =
        PlaceholderPage.html(
            Placeholder.of(store("<b>&\"'% %s %1$s</title><script>alert(1)</script>", Phase.READY)),
            "<i>.shops.example");

    assertThat(html)
        .doesNotContain("<script", "<b>", "<i>")
        .contains("&lt;b&gt;&amp;&quot;&#39;% %s %1$s&lt;/title&gt;")
        .contains("&lt;i&gt;.shops.example");
  }
}
