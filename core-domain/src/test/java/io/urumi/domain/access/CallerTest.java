package io.urumi.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.Owner;
import io.urumi.domain.validation.InvalidValueException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final Principal ANNA = Principal.user(new UUID(1, 2), "anna");
  private static final Membership FIRST = new Membership(Callers.TEAM, TeamRole.MANAGER);
  private static final Membership SECOND = new Membership(Callers.OTHER_TEAM, TeamRole.VIEWER);

  @Test
  void what_a_member_of_one_team_creates_belongs_to_the_team() {
    assertThat(caller(Set.of(FIRST)).defaultTeam()).isEqualTo(Callers.TEAM);
  }

  @Test
  void without_a_team_it_belongs_to_the_team_with_the_id_of_the_principal() {
    assertThat(caller(Set.of()).defaultTeam()).isEqualTo(new Owner(ANNA.id()));
    assertThat(Caller.local("127.0.0.1", "").defaultTeam()).isEqualTo(new Owner("local"));
  }

  @Test
  void a_member_of_several_teams_names_one() {
    assertThatThrownBy(() -> caller(Set.of(FIRST, SECOND)).defaultTeam())
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("several teams");
  }

  @Test
  void the_token_of_a_user_without_a_team_owns_nothing() {
    Principal token = new Principal(new UUID(3, 4).toString(), Principal.Kind.TOKEN, "token");
    Caller caller =
        new Caller(token, Set.of(), Set.of(), Set.of(Permission.STORE_CREATE), "192.0.2.7", "r");
    assertThatThrownBy(caller::defaultTeam).isInstanceOf(InvalidValueException.class);
  }

  private static Caller caller(Set<Membership> memberships) {
    return new Caller(ANNA, memberships, Set.of(), null, "192.0.2.7", "request-1");
  }
}
