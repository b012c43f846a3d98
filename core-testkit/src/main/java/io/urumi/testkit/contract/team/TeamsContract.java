package io.urumi.testkit.contract.team;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.driven.team.Teams;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The contract of {@link Teams}. */
public abstract class TeamsContract {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.123456Z");
  private static final ObjectScope NONE = new ObjectScope.Nothing();

  /** The team {@code local} exists at the start of the test, and no account. */
  protected abstract AccountPorts ports();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  private Teams teams() {
    return ports().teams();
  }

  private Team insert(String id, String name) {
    Team team = new Team(new Owner(id), new TeamName(name), NOW);
    Await.done(teams().insert(team));
    return team;
  }

  private static ObjectScope only(Team... teams) {
    return new ObjectScope.Teams(
        List.of(teams).stream().map(Team::id).collect(java.util.stream.Collectors.toSet()));
  }

  @Test
  public void aTeamIsReadAsItWasStored() {
    Team shops = insert("shops", "Läden 🏪");
    insert("other", "Läden 🏪");

    assertThat(Await.one(teams().find(EVERYTHING, shops.id()))).isEqualTo(shops);
    assertThat(Await.maybe(teams().find(EVERYTHING, new Owner("Shops")))).isNull();
  }

  @Test
  public void aTeamOutsideOfTheScopeDoesNotExist() {
    Team shops = insert("shops", "Shops");
    Team other = insert("other", "Other");

    assertThat(Await.one(teams().find(only(shops), shops.id()))).isEqualTo(shops);
    for (ObjectScope scope : List.of(only(other), NONE)) {
      assertThat(Await.maybe(teams().find(scope, shops.id()))).isNull();
      assertThat(Await.maybe(transactions().within(teams().lock(scope, shops.id())))).isNull();
    }
    assertThat(Await.all(teams().page(only(shops), null, 10))).containsExactly(shops);
    assertThat(Await.all(teams().page(NONE, null, 10))).isEmpty();
  }

  @Test
  public void pagesHaveEveryTeamOnceInTheOrderOfTheirIds() {
    Team b = insert("b", "Same");
    Team upper = insert("Z", "Same");
    Team a = insert("a", "Same");

    List<Team> first = Await.all(teams().page(only(a, b, upper), null, 2));

    assertThat(first).containsExactly(upper, a);
    assertThat(Await.all(teams().page(only(a, b, upper), a.id(), 2))).containsExactly(b);
    assertThat(Await.all(teams().page(EVERYTHING, b.id(), 2)))
        .extracting(Team::id)
        .containsExactly(Team.LOCAL);
  }

  @Test
  public void aTeamIsRenamed() {
    Team shops = insert("shops", "Shops");
    Team other = insert("other", "Other");
    TeamName name = new TeamName("Markets");

    assertThat(Await.one(teams().rename(shops.id(), name))).isTrue();

    assertThat(Await.one(teams().find(EVERYTHING, shops.id())))
        .isEqualTo(new Team(shops.id(), name, NOW));
    assertThat(Await.one(teams().find(EVERYTHING, other.id()))).isEqualTo(other);
    assertThat(Await.one(teams().rename(new Owner("absent"), name))).isFalse();
  }

  @Test
  public void aTeamIsDeletedWithItsMembers() {
    Team shops = insert("shops", "Shops");
    Account anna =
        Account.local(new AccountId(UUID.randomUUID()), new AccountName("anna"), Set.of(), NOW);
    Await.one(ports().accounts().insert(anna, new PasswordHash("hash")));
    Await.one(ports().members().insert(shops.id(), anna.id(), TeamRole.OWNER, NOW));

    assertThat(Await.one(teams().delete(shops.id()))).isTrue();

    assertThat(Await.maybe(teams().find(EVERYTHING, shops.id()))).isNull();
    assertThat(Await.one(ports().accounts().find(new AccountName(anna.displayName()))).account())
        .isEqualTo(anna);
    assertThat(Await.one(teams().delete(shops.id()))).isFalse();
  }

  @Test
  public void whoLocksATeamWaitsForTheTransactionThatHasLockedIt() {
    Team shops = insert("shops", "Shops");
    Sinks.Empty<Void> locked = Sinks.empty();
    Mono<String> first =
        transactions()
            .within(
                teams()
                    .lock(EVERYTHING, shops.id())
                    .doOnNext(_ -> locked.tryEmitEmpty())
                    .delayElement(Duration.ofMillis(200))
                    .then(teams().rename(shops.id(), new TeamName("Markets")))
                    .thenReturn("renamed"));
    Mono<String> second =
        locked
            .asMono()
            .then(transactions().within(teams().lock(EVERYTHING, shops.id())))
            .map(team -> team.name().value());

    assertThat(Await.all(Flux.mergeSequential(first, second)))
        .containsExactly("renamed", "Markets");
  }
}
