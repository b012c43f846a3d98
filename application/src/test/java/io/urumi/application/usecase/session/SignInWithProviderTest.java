package io.urumi.application.usecase.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.urumi.application.SignInEngine;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driving.session.ProviderLogout;
import io.urumi.port.driving.session.ProviderSignInRequest;
import io.urumi.port.driving.session.SignInWithProviderUseCase.Outcome;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class SignInWithProviderTest extends SessionFixture {
  private static final ProviderIdentity ANNA = new ProviderIdentity(ISSUER, "7");
  private static final ProviderSignInRequest NOT_ADMITTED =
      new ProviderSignInRequest(ANNA, "Anna", Set.of(), Set.of(), false, null, "", null);
  private static final Owner SHOPS = new Owner("shops");

  @Test
  void theFirstSignInCreatesAnAccountAndTheNextOneUsesIt() {
    Outcome.SignedIn first = signedIn(request("Anna", Set.of(PlatformRole.AUDITOR)));
    Outcome.SignedIn second = signedIn(request("Anna", Set.of(PlatformRole.AUDITOR)));

    assertThat(second.session().account()).isEqualTo(first.session().account());
    assertThat(first.session().account().identity()).isEqualTo(ANNA);
    assertThat(active(first.secret()).account().platformRoles())
        .containsExactly(PlatformRole.AUDITOR);
    assertThat(actions())
        .containsExactly("session.create", "session.create", "account.create", "account.create");
    assertThat(newestEntry().actor().name()).isEqualTo("Anna");
  }

  @Test
  void aUserWithTheNameOfAnotherHasAnAccountOfHisOwn() {
    Outcome.SignedIn anna = signedIn(request("admin", Set.of()));
    Outcome.SignedIn other =
        signedIn(
            new ProviderSignInRequest(
                new ProviderIdentity(ISSUER, "8"),
                "admin",
                Set.of(),
                Set.of(),
                true,
                null,
                "",
                null));

    assertThat(other.session().account().id()).isNotEqualTo(anna.session().account().id());
    assertThat(signIn(ADMIN, PASSWORD, HERE))
        .isInstanceOf(io.urumi.port.driving.session.SignInUseCase.Outcome.SignedIn.class);
  }

  @Test
  void changedGroupsHoldForAllSessionsOfTheUserFromTheNextSignInOn() {
    Outcome.SignedIn before = signedIn(request("Anna", Set.of(PlatformRole.ADMINISTRATOR)));
    assertThat(active(before.secret()).account().platformRoles())
        .containsExactly(PlatformRole.ADMINISTRATOR);
    Mono<Void> ended = ended(before);

    signedIn(request("Anna B", Set.of(PlatformRole.AUDITOR)));

    assertThat(active(before.secret()).account().platformRoles())
        .containsExactly(PlatformRole.AUDITOR);
    assertThat(isDone(ended)).isTrue();
    assertThat(active(before.secret()).account().displayName()).isEqualTo("Anna B");
    assertThat(audit())
        .filteredOn(entry -> entry.action().equals("account.roles"))
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.detail()).contains("before: ADMINISTRATOR, now: AUDITOR"));
  }

  @Test
  void groupsGiveRolesInTeamsAndTakeThemAway() {
    Outcome.SignedIn first = signedIn(inTeams());
    createTeam(SHOPS);
    Mono<Void> ended = ended(first);

    Outcome.SignedIn second =
        signedIn(inTeams(local(TeamRole.VIEWER), new Membership(SHOPS, TeamRole.OWNER)));

    assertThat(second.session().account().memberships())
        .containsExactlyInAnyOrder(local(TeamRole.VIEWER), new Membership(SHOPS, TeamRole.OWNER));
    assertThat(active(first.secret()).account().memberships()).hasSize(2);
    // An open stream of the other session had the former roles.
    assertThat(isDone(ended)).isTrue();
    signedIn(inTeams(local(TeamRole.MANAGER)));
    assertThat(active(second.secret()).account().memberships())
        .containsExactly(local(TeamRole.MANAGER));
    signedIn(inTeams(local(TeamRole.MANAGER)));
    assertThat(audit())
        .filteredOn(entry -> entry.action().startsWith("member."))
        .extracting(AuditEntry::action, AuditEntry::owner)
        .containsExactlyInAnyOrder(
            tuple("member.add", "local"),
            tuple("member.add", "shops"),
            tuple("member.role", "local"),
            tuple("member.remove", "shops"));
    assertThat(audit())
        .filteredOn(entry -> entry.action().equals("member.role"))
        .singleElement()
        .satisfies(entry ->
            assertThat(entry.detail())
                .contains("MANAGER instead of VIEWER, by the groups of the identity provider"));
  }

  @Test
  void aRoleThatWasGivenHereStaysWhateverTheGroupsAre() {
    AccountId id = signedIn(inTeams()).session().account().id();
    AccountPorts ports = persistence.accountPorts();
    Await.one(ports.members().insert(Team.LOCAL, id, TeamRole.OWNER, clock.instant()));

    for (ProviderSignInRequest request :
        List.of(inTeams(local(TeamRole.VIEWER)), inTeams(), NOT_ADMITTED)) {
      signIn(request);
      assertThat(Await.one(ports.members().find(Team.LOCAL, id)))
          .satisfies(member -> {
            assertThat(member.role()).isEqualTo(TeamRole.OWNER);
            assertThat(member.ofProvider()).isFalse();
          });
    }
  }

  @Test
  void aTeamThatDoesNotExistIsIgnored() {
    Membership unknown = new Membership(SHOPS, TeamRole.OWNER);

    assertThat(signedIn(inTeams(unknown, local(TeamRole.VIEWER))).session().account().memberships())
        .containsExactly(local(TeamRole.VIEWER));
    createTeam(SHOPS);
    assertThat(signedIn(inTeams(unknown, local(TeamRole.VIEWER))).session().account().memberships())
        .hasSize(2);
  }

  @Test
  void concurrentSignInsOfTheMembersOfTeamsWaitForEachOther() {
    createTeam(SHOPS);
    List<Outcome> outcomes =
        Await.all(
            Flux.range(0, 12)
                .flatMap(
                    i -> {
                      Membership shops = new Membership(SHOPS, TeamRole.VIEWER);
                      Set<Membership> some =
                          i % 3 == 0 ? Set.of(shops, local(TeamRole.VIEWER)) : Set.of(shops);
                      ProviderIdentity user = new ProviderIdentity(ISSUER, "user-" + i % 4);
                      return call(new ProviderSignInRequest(
                              user, "User", Set.of(), some, true, null, "", null))
                          .subscribeOn(Schedulers.boundedElastic());
                    },
                    12));

    assertThat(outcomes).hasSize(12).allMatch(Outcome.SignedIn.class::isInstance);
    assertThat(Await.all(persistence.accountPorts().members().page(SHOPS, null, 20))).hasSize(4);
  }

  private void createTeam(Owner id) {
    Await.done(
        persistence
            .accountPorts()
            .teams()
            .insert(new Team(id, new TeamName("Shops"), clock.instant())));
  }

  private static Membership local(TeamRole role) {
    return new Membership(Team.LOCAL, role);
  }

  @Test
  void whoIsNoLongerAdmittedLosesRolesAndSessions() {
    Outcome.SignedIn before =
        signedIn(
            new ProviderSignInRequest(
                ANNA,
                "Anna",
                Set.of(PlatformRole.ADMINISTRATOR),
                Set.of(local(TeamRole.OWNER)),
                true,
                null,
                "",
                null));

    assertThat(signIn(NOT_ADMITTED)).isInstanceOf(Outcome.NotAdmitted.class);

    assertThat(use(before.secret())).isNull();
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(Await.all(persistence.accountPorts().members().ofProvider(ANNA))).isEmpty();
    Account after = signedIn(request("Anna", Set.of())).session().account();
    assertThat(after.platformRoles()).isEmpty();
    assertThat(after.memberships()).isEmpty();
  }

  @Test
  void whoIsDisabledCannotSignInAndKeepsHisMemberships() {
    Outcome.SignedIn before = signedIn(request("Anna", Set.of()));
    AccountPorts ports = persistence.accountPorts();
    AccountId id = before.session().account().id();
    Await.one(ports.members().insert(Team.LOCAL, id, TeamRole.VIEWER, clock.instant()));
    Await.one(ports.accounts().setRights(id, Set.of(), false));

    assertThat(signIn(request("Anna B", Set.of()))).isInstanceOf(Outcome.Disabled.class);

    assertThat(use(before.secret())).isNull();
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    Await.one(ports.accounts().setRights(id, Set.of(), true));
    assertThat(signedIn(request("Anna C", Set.of())).session().account().memberships())
        .containsExactly(new Membership(Team.LOCAL, TeamRole.VIEWER));
  }

  @Test
  void whoWasNeverAdmittedHasNoAccount() {
    signIn(NOT_ADMITTED);

    assertThat(actions()).doesNotContain("account.roles").containsOnlyOnce("account.create");
  }

  @Test
  void ofConcurrentFirstSignInsAllHaveTheSameAccount() {
    List<Outcome> outcomes =
        Await.all(
            Flux.range(0, 8)
                .flatMap(
                    _ -> call(request("Anna", Set.of())).subscribeOn(Schedulers.boundedElastic()),
                    8));

    assertThat(outcomes)
        .hasSize(8)
        .extracting(outcome -> ((Outcome.SignedIn) outcome).session().account().id())
        .containsOnly(((Outcome.SignedIn) outcomes.getFirst()).session().account().id());
  }

  @Test
  void theSessionThatTheClientHadEnds() {
    Outcome.SignedIn first = signedIn(request("Anna", Set.of()));

    signedIn(from(null, first.secret().hash()));

    assertThat(use(first.secret())).isNull();
  }

  @Test
  void aLogoutAtTheProviderEndsItsSessionOnceAndAtOnce() {
    Outcome.SignedIn first = signedIn(from("sid-1", null));
    Outcome.SignedIn second = signedIn(from("sid-2", null));
    Mono<Void> ended = ended(first);

    assertThat(logout(null, "sid-1", "token-1")).isTrue();

    assertThat(use(first.secret())).isNull();
    assertThat(use(second.secret())).isNotNull();
    assertThat(isDone(ended)).isTrue();
    assertThat(newestEntry().action()).isEqualTo("session.delete");
  }

  @Test
  void aLogoutTokenHasAnEffectOnlyOnce() {
    signedIn(from("sid-1", null));
    assertThat(logout("7", null, "token-1")).isTrue();
    Outcome.SignedIn later = signedIn(from("sid-1", null));

    assertThat(logout("7", null, "token-1")).isFalse();

    assertThat(use(later.secret())).isNotNull();
    assertThat(logout("7", null, "token-2")).isTrue();
    assertThat(use(later.secret())).isNull();
  }

  @Test
  void sessionsOfAccountsThatMayNotBeUsedAreRefused() {
    Outcome.SignedIn anna = signedIn(request("Anna", Set.of()));
    SessionSecret admin = signedIn().secret();

    assertThat(usable(new AccountSources(true, null), admin, anna.secret()))
        .containsExactly(true, false);
    assertThat(usable(new AccountSources(false, ISSUER), admin, anna.secret()))
        .containsExactly(false, true);
    assertThat(usable(new AccountSources(false, ISSUER + "/"), admin, anna.secret()))
        .containsExactly(false, false);
  }

  /** Completes when streams of the session have to end. */
  private Mono<Void> ended(Outcome.SignedIn signedIn) {
    Mono<Void> ended =
        engine
            .useSession()
            .ended(
                signedIn.session().account().caller(HERE, "r"), signedIn.session().session().id())
            .cache();
    ended.subscribe();
    return ended;
  }

  private static boolean isDone(Mono<Void> ended) {
    return Objects.requireNonNull(
        ended.thenReturn(true).timeout(Duration.ofSeconds(2), Mono.just(false)).block());
  }

  private List<Boolean> usable(AccountSources sources, SessionSecret... secrets) {
    SignInEngine other = engine(sources);
    return IntStream.range(0, secrets.length)
        .mapToObj(i -> Await.maybe(other.useSession().use(anonymous(HERE), secrets[i])) != null)
        .toList();
  }

  private boolean logout(@Nullable String subject, @Nullable String sid, String token) {
    return Await.one(
        engine
            .endProviderSessions()
            .end(
                anonymous(HERE),
                new ProviderLogout(
                    ISSUER, subject, sid, Sha256.hex(token), clock.instant().plusSeconds(120))));
  }

  private List<String> actions() {
    return audit().stream().map(AuditEntry::action).toList();
  }

  private ActiveSession active(SessionSecret secret) {
    return Objects.requireNonNull(use(secret));
  }

  private static ProviderSignInRequest request(String name, Set<PlatformRole> roles) {
    return new ProviderSignInRequest(ANNA, name, roles, Set.of(), true, null, "Browser/1", null);
  }

  private static ProviderSignInRequest inTeams(Membership... memberships) {
    return new ProviderSignInRequest(
        ANNA, "Anna", Set.of(), Set.of(memberships), true, null, "", null);
  }

  private static ProviderSignInRequest from(@Nullable String sid, @Nullable String replaced) {
    return new ProviderSignInRequest(
        ANNA, "Anna", Set.of(), Set.of(), true, sid, "Browser/1", replaced);
  }

  private Outcome.SignedIn signedIn(ProviderSignInRequest request) {
    return (Outcome.SignedIn) signIn(request);
  }

  private Outcome signIn(ProviderSignInRequest request) {
    return Await.one(call(request));
  }

  private Mono<Outcome> call(ProviderSignInRequest request) {
    return engine.signInWithProvider().signIn(anonymous(HERE), request);
  }
}
