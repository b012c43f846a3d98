package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Roles in teams that come from groups of a provider. A sign-in changes and takes away only those
 * that a sign-in gave: a user keeps a role in a team that was given here, whatever the groups of
 * the user are.
 */
final class ProviderMemberships {
  private static final Logger LOG = System.getLogger(ProviderMemberships.class.getName());

  private final AccountPorts ports;
  private final AuditTrail auditTrail;

  ProviderMemberships(AccountPorts ports, AuditTrail auditTrail) {
    this.ports = ports;
    this.auditTrail = auditTrail;
  }

  /**
   * Locks the teams of a sign-in, within its transaction and before the account: whoever changes
   * members locks a team before an account.
   *
   * @return those that exist
   */
  Mono<Set<Owner>> lockTeams(ProviderIdentity identity, Set<Membership> wanted) {
    return ports
        .members()
        .ofProvider(identity)
        .concatWith(Flux.fromIterable(wanted))
        .map(Membership::team)
        // In one order, because concurrent sign-ins lock some of the same teams.
        .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Owner::value))))
        .flatMapMany(Flux::fromIterable)
        .concatMap(team -> ports.teams().lock(new ObjectScope.Teams(Set.of(team)), team))
        .map(Team::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Within the transaction that has locked the teams and the account: makes the account's
   * memberships by groups those of the sign-in.
   *
   * @param teams those that exist
   * @return the account as it is now
   */
  Mono<Account> apply(
      Actor actor,
      Account account,
      ProviderIdentity identity,
      Set<Membership> wanted,
      Set<Owner> teams,
      Instant now) {
    return ports
        .members()
        .ofProvider(identity)
        .collectMap(Membership::team, Membership::role)
        .flatMapMany(former -> changes(account, former, wanted, teams, now))
        .concatMap(change ->
            change
                .work()
                .filter(changed -> changed)
                .flatMap(_ -> record(actor, account, change, now).thenReturn(true)))
        .count()
        .flatMap(changes ->
            changes == 0
                ? Mono.just(account)
                : auditTrail.accessChanged().then(ports.accounts().byId(account.id())));
  }

  /**
   * A change of one membership.
   *
   * @param work does it; false when there was nothing to do
   */
  private record Change(AuditAction action, Owner team, String detail, Mono<Boolean> work) {}

  private Flux<Change> changes(
      Account account,
      Map<Owner, TeamRole> former,
      Set<Membership> wanted,
      Set<Owner> teams,
      Instant now) {
    Set<Owner> kept = wanted.stream().map(Membership::team).collect(Collectors.toSet());
    List<Change> removals =
        former.keySet().stream()
            .filter(team -> !kept.contains(team))
            .map(team ->
                new Change(
                    AuditAction.MEMBER_REMOVE,
                    team,
                    " is not a member any more; the role was " + former.get(team),
                    ports.members().delete(team, account.id())))
            .toList();
    List<Change> others =
        wanted.stream()
            .filter(membership -> isPossible(membership.team(), teams))
            .filter(membership -> membership.role() != former.get(membership.team()))
            .map(membership -> gained(account, membership, former.get(membership.team()), now))
            .toList();
    return Flux.fromIterable(removals).concatWith(Flux.fromIterable(others));
  }

  private static boolean isPossible(Owner team, Set<Owner> teams) {
    if (!teams.contains(team)) {
      LOG.log(
          Level.WARNING,
          "A group of the identity provider has a role in the team {0}, which does not exist",
          team);
    }
    return teams.contains(team);
  }

  private Change gained(
      Account account, Membership membership, @Nullable TeamRole former, Instant now) {
    Owner team = membership.team();
    TeamRole role = membership.role();
    return former == null
        ? new Change(
            AuditAction.MEMBER_ADD,
            team,
            " is a member with the role " + role,
            ports.members().insertOfProvider(team, account.id(), role, now))
        : new Change(
            AuditAction.MEMBER_ROLE,
            team,
            " has the role " + role + " instead of " + former,
            ports.members().changeRole(team, account.id(), role));
  }

  private Mono<Void> record(Actor actor, Account account, Change change, Instant now) {
    return auditTrail.done(
        now,
        actor,
        change.action(),
        "team/" + change.team(),
        change.team(),
        "Account \""
            + account.displayName()
            + "\" ("
            + account.id()
            + ")"
            + change.detail()
            + ", by the groups of the identity provider.");
  }
}
