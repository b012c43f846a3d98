package io.urumi.crash.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.port.driven.account.AccountPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The time in which the API answers with a page of 50 stores of one team, where 200 teams have 50
 * each: over HTTP, one request after another, by a member's token. Its name is none of a test that
 * the build runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamListBenchmark {
  private static final int TEAMS = 200;
  private static final int STORES = 10_000;
  private static final int REQUESTS = Integer.getInteger("urumi.benchmark.requests", 5000);
  private static final int WARM_UP = 2000;

  /** What the issue of the feature permits. */
  private static final double MAX_P99_MS = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private Testbed testbed;
  private Replica replica;
  private String token;

  @BeforeAll
  void fill(@TempDir Path folder) throws IOException {
    testbed = Testbed.start(folder);
    Path password = Files.writeString(folder.resolve("password"), "a-password-of-the-benchmark");
    replica =
        testbed
            .launch(
                List.of("--urumi.sign-in.mode=local", "--urumi.sign-in.password-file=" + password))
            .awaitReady();
    AccountPorts accounts = testbed.accounts();
    Instant now = Instant.now();
    Account user =
        Account.local(new AccountId(UUID.randomUUID()), new AccountName("member"), Set.of(), now);
    accounts.accounts().insert(user, new PasswordHash("none")).block();
    for (int team = 0; team < TEAMS; team++) {
      accounts
          .teams()
          .insert(new Team(new Owner("team-" + team), new TeamName("Team " + team), now))
          .block();
    }
    accounts.members().insert(new Owner("team-7"), user.id(), TeamRole.VIEWER, now).block();
    PersonalTokenSecret secret = PersonalTokenSecret.of(new byte[PersonalTokenSecret.RANDOM_BYTES]);
    token = secret.value();
    accounts
        .tokens()
        .insert(
            new PersonalToken(
                new PersonalTokenId(UUID.randomUUID()),
                user.id(),
                new PersonalTokenName("Benchmark"),
                Set.of(Permission.STORE_READ),
                now,
                now.plus(Duration.ofDays(1)),
                null),
            secret.hash())
        .block();
    // Without a time at which they are due: nothing is done to them.
    testbed.executeUpdate(
        """
        insert into store (
          id, name, name_key, subdomain, owner, plan, desired, generation, observed_generation,
          phase, deleted, conditions, phase_since, ready_at, held_subdomain, created_at, updated_at,
          version, woken, lease_token)
        select
          cast('00000000-0000-0000-0000-' || lpad(cast(n as varchar(12)), 12, '0') as uuid),
          'Shop ' || n, 'shop ' || n, 'shop-' || n, 'team-' || mod(n, %d), 'small', 'RUNNING', 1, 1,
          'READY', false, '[]', now(), now(), 'shop-' || n, now() - n * interval '1' second, now(),
          1, false, 0
        from generate_series(1, %d) as numbers(n)
        """
            .formatted(TEAMS, STORES));
    testbed.executeUpdate("analyze");
  }

  @AfterAll
  void close() {
    testbed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&sort=name", "&phase=READY"})
  @SuppressWarnings("SystemOut")
  void a_page_of_50_stores_of_one_team(String query) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      milliseconds(query);
    }
    double[] times = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      times[i] = milliseconds(query);
    }
    Arrays.sort(times);
    double p99 = times[REQUESTS * 99 / 100];
    System.out.printf(
        "/api/v1/stores?limit=50%-12s median %.2f ms, p95 %.2f, p99 %.2f, longest %.2f (%d requests)%n",
        query, times[REQUESTS / 2], times[REQUESTS * 95 / 100], p99, times[REQUESTS - 1], REQUESTS);
    assertThat(p99).isLessThanOrEqualTo(MAX_P99_MS);
  }

  private double milliseconds(String query) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1/stores?limit=50" + query))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(30))
            .build();
    long started = System.nanoTime();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    double took = (System.nanoTime() - started) / 1e6;
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(200);
    assertThat(response.body().split("\"owner\":\"team-7\"", -1)).hasSize(51);
    return took;
  }
}
