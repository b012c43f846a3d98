package io.urumi.adapter.persistence.team;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.account.AccountOrder;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamMember;
import io.urumi.port.driven.team.TeamMembers;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members in the table {@code team_member}. */
public final class R2dbcTeamMembers implements TeamMembers {
  private static final String SELECT =
      "select account_id, "
          + AccountOrder.DISPLAY_NAME
          + " as account_name, role, since, of_provider from team_member"
          + " join account on account.id = account_id where team_id = :team and ";
  private static final String ONE = " where team_id = :team and account_id = :account";

  private final Database database;

  public R2dbcTeamMembers(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> insert(Owner team, AccountId account, TeamRole role, Instant since) {
    return insert(team, account, role, since, false);
  }

  @Override
  public Mono<Boolean> insertOfProvider(
      Owner team, AccountId account, TeamRole role, Instant since) {
    return insert(team, account, role, since, true);
  }

  private Mono<Boolean> insert(
      Owner team, AccountId account, TeamRole role, Instant since, boolean ofProvider) {
    return changed(
        about(
                """
                insert into team_member (team_id, account_id, role, since, of_provider)
                values (:team, :account, :role, :since, :provider)
                on conflict do nothing
                """,
                team,
                account)
            .bind("role", role.name())
            .bind("since", Timestamps.micros(since))
            .bind("provider", ofProvider));
  }

  @Override
  public Flux<Membership> ofProvider(ProviderIdentity identity) {
    return database.translated(
        database
            .sql(
                """
                select team_id, role from team_member join account on account.id = account_id
                where issuer = :issuer and subject = :subject and of_provider order by team_id
                """)
            .bind("issuer", identity.issuer())
            .bind("subject", identity.subject())
            .map(row ->
                new Membership(
                    new Owner(Columns.text(row, "team_id")),
                    TeamRole.valueOf(Columns.text(row, "role"))))
            .all());
  }

  @Override
  public Mono<TeamMember> find(Owner team, AccountId account) {
    return database.translated(
        about(SELECT + "account_id = :account", team, account).map(R2dbcTeamMembers::read).one());
  }

  @Override
  public Flux<TeamMember> page(Owner team, @Nullable AccountPosition after, int limit) {
    String sql =
        SELECT + AccountOrder.after(after) + " order by " + AccountOrder.ORDER + " limit :limit";
    return database.translated(
        AccountOrder.bind(database.sql(sql).bind("team", team.value()).bind("limit", limit), after)
            .map(R2dbcTeamMembers::read)
            .all());
  }

  @Override
  public Mono<Long> countOwners(Owner team) {
    return count(
        """
        select count(*) as members from team_member join account on account.id = account_id
        where team_id = :team and role = 'OWNER' and enabled
        """,
        team);
  }

  @Override
  public Mono<Long> countGivenHere(Owner team) {
    return count(
        "select count(*) as members from team_member where team_id = :team and not of_provider",
        team);
  }

  private Mono<Long> count(String sql, Owner team) {
    return database.translated(
        database
            .sql(sql)
            .bind("team", team.value())
            .map(row -> Columns.number(row, "members"))
            .one());
  }

  @Override
  public Mono<Boolean> changeRole(Owner team, AccountId account, TeamRole role) {
    return changed(
        about("update team_member set role = :role" + ONE, team, account)
            .bind("role", role.name()));
  }

  @Override
  public Mono<Boolean> delete(Owner team, AccountId account) {
    return changed(about("delete from team_member" + ONE, team, account));
  }

  private GenericExecuteSpec about(String sql, Owner team, AccountId account) {
    return database.sql(sql).bind("team", team.value()).bind("account", account.value());
  }

  private Mono<Boolean> changed(GenericExecuteSpec statement) {
    return database.changes(statement);
  }

  private static TeamMember read(Readable row) {
    return new TeamMember(
        new AccountId(Columns.required(row, "account_id", UUID.class)),
        Columns.text(row, "account_name"),
        TeamRole.valueOf(Columns.text(row, "role")),
        Columns.instant(row, "since"),
        Columns.required(row, "of_provider", Boolean.class));
  }
}
