package io.urumi.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.application.StoreEngine;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.store.ShopAdministrator;
import io.urumi.testkit.TestPrincipals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import tools.jackson.databind.json.JsonMapper;

class RevealedCredentialsTest extends SignInPlatformTest {
  @Autowired SimulatedCluster cluster;
  @Autowired StoreEngine engine;
  @Autowired PersistencePorts records;
  @Autowired AccountPorts accounts;

  private Store createStore(ResponseCookie session) {
    byte[] created =
        post(
                "/api/v1/stores",
                session,
                "{\"name\": \"Alpha\", \"subdomain\": \"revealed\", \"teamId\": \"local\"}")
            .expectStatus()
            .isAccepted()
            .expectBody()
            .returnResult()
            .getResponseBody();
    String id = new JsonMapper().readTree(Objects.requireNonNull(created)).get("id").asString();
    return Objects.requireNonNull(records.stores().find(StoreId.of(id)).block());
  }

  private ShopAdministrator createCredentials(Store store) {
    StoreBlueprint blueprint = engine.addressing().blueprint(store);
    cluster.tenantSpace().createNamespace(blueprint).block();
    cluster.tenantSpace().bindRole(blueprint).block();
    cluster.tenantSpace().createCredentials(blueprint).block();
    return Objects.requireNonNull(cluster.tenantSpace().administrator(blueprint).block());
  }

  /** A session of the administrator that began six minutes ago. */
  private ResponseCookie oldSession() {
    SessionSecret secret =
        new SessionSecret((UUID.randomUUID() + "-" + UUID.randomUUID()).substring(0, 43));
    Instant before = Instant.now().minus(Duration.ofMinutes(6));
    accounts
        .accounts()
        .find(new AccountName(NAME))
        .flatMap(admin ->
            accounts
                .sessions()
                .insert(
                    new Session(
                        new SessionId(UUID.randomUUID()),
                        admin.account().id(),
                        before,
                        Instant.now(),
                        "127.0.0.1",
                        "",
                        null),
                    secret.hash()))
        .block();
    return ResponseCookie.from(SessionCookie.NAME, secret.value()).build();
  }

  @Test
  void credentials_are_revealed_after_a_recent_sign_in_without_a_trace_of_their_value() {
    ResponseCookie session = signIn();
    Store store = createStore(session);
    ShopAdministrator real = createCredentials(store);
    String path = "/api/v1/stores/" + store.id() + ":reveal-credentials";

    byte[] refused =
        post(path, oldSession(), "{}")
            .expectStatus()
            .isForbidden()
            .expectBody()
            .returnResult()
            .getResponseBody();
    assertThat(new String(Objects.requireNonNull(refused), StandardCharsets.UTF_8))
        .contains("SIGN_IN_TOO_OLD")
        .doesNotContain(real.password());

    post(path, session, "{}")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .jsonPath("$.username")
        .isEqualTo(real.username())
        .jsonPath("$.password")
        .isEqualTo(real.password());

    assertThat(
            Objects.requireNonNull(
                    records.audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 50).block())
                .toString())
        .contains("credentials.reveal")
        .doesNotContain(real.password());
    assertThat(
            Objects.requireNonNull(
                    records
                        .events()
                        .after(TestPrincipals.EVERYTHING, 0, 1000, store.id())
                        .collectList()
                        .block())
                .toString())
        .doesNotContain(real.password());
  }
}
