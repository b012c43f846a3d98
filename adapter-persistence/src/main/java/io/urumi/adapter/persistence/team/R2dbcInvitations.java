package io.urumi.adapter.persistence.team;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.port.driven.team.Invitations;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Invitations in the table {@code invitation}. */
public final class R2dbcInvitations implements Invitations {
  private static final String SELECT =
      "select id, team_id, role, inviter_id, inviter_name, created_at, expires_at from invitation"
          + " where ";

  private final Database database;

  public R2dbcInvitations(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Void> insert(Invitation invitation, String secretHash) {
    Membership membership = invitation.membership();
    AccountId inviter = invitation.inviter();
    GenericExecuteSpec statement =
        database
            .sql(
                """
                insert into invitation
                  (id, secret_hash, team_id, role, inviter_id, inviter_name, created_at, expires_at)
                values (:id, :secret, :team, :role, :inviter, :inviterName, :created, :expires)
                """)
            .bind("id", invitation.id().value())
            .bind("secret", secretHash)
            .bind("team", membership.team().value())
            .bind("role", membership.role().name())
            .bind("inviterName", invitation.inviterName())
            .bind("created", Timestamps.micros(invitation.createdAt()))
            .bind("expires", Timestamps.micros(invitation.expiresAt()));
    statement =
        Columns.bind(statement, "inviter", inviter == null ? null : inviter.value(), UUID.class);
    return database.update(statement).then();
  }

  @Override
  public Mono<Invitation> findBySecret(String secretHash) {
    return database.translated(
        database
            .sql(SELECT + "secret_hash = :secret")
            .bind("secret", secretHash)
            .map(R2dbcInvitations::read)
            .one());
  }

  @Override
  public Flux<Invitation> of(Owner team, int limit) {
    return database.translated(
        database
            .sql(SELECT + "team_id = :team order by created_at desc, id limit :limit")
            .bind("team", team.value())
            .bind("limit", limit)
            .map(R2dbcInvitations::read)
            .all());
  }

  @Override
  public Mono<Boolean> delete(InvitationId id) {
    return database.changes(
        database.sql("delete from invitation where id = :id").bind("id", id.value()));
  }

  @Override
  public Mono<Long> trim(Instant before) {
    return database.update(
        database
            .sql("delete from invitation where expires_at < :before")
            .bind("before", Timestamps.micros(before)));
  }

  private static Invitation read(Readable row) {
    Owner team = new Owner(Columns.text(row, "team_id"));
    TeamRole role = TeamRole.valueOf(Columns.text(row, "role"));
    UUID inviter = row.get("inviter_id", UUID.class);
    return new Invitation(
        new InvitationId(Columns.required(row, "id", UUID.class)),
        new Membership(team, role),
        inviter == null ? null : new AccountId(inviter),
        Columns.text(row, "inviter_name"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"));
  }
}
