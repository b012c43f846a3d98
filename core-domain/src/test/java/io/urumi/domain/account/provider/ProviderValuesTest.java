package io.urumi.domain.account.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderValuesTest {
  @Test
  void onlyMappedGroupsHaveRoles() {
    GroupRoles roles =
        new GroupRoles(
            Map.of(
                PlatformRole.ADMINISTRATOR, Set.of("platform", "/ops/admins"),
                PlatformRole.AUDITOR, Set.of("platform", "audit"),
                PlatformRole.OPERATOR, Set.of()));

    assertThat(roles.of(List.of("platform")))
        .containsExactlyInAnyOrder(PlatformRole.ADMINISTRATOR, PlatformRole.AUDITOR);
    assertThat(roles.of(List.of("x", "/ops/admins"))).containsExactly(PlatformRole.ADMINISTRATOR);
    assertThat(roles.of(List.of("ADMINISTRATOR", "Platform", "admins", ""))).isEmpty();
    assertThat(roles.of(List.of())).isEmpty();
  }

  @Test
  void onlyMappedGroupsHaveRolesInTeamsAndTheHighestCounts() {
    Owner bern = new Owner("bern");
    Owner rome = new Owner("rome");
    GroupMemberships memberships =
        new GroupMemberships(
            List.of(
                new GroupMembership("staff", new Membership(bern, TeamRole.VIEWER)),
                new GroupMembership("leads", new Membership(bern, TeamRole.OWNER)),
                new GroupMembership("sales", new Membership(bern, TeamRole.MANAGER)),
                new GroupMembership("leads", new Membership(rome, TeamRole.VIEWER))));

    assertThat(memberships.of(List.of("staff")))
        .containsExactly(new Membership(bern, TeamRole.VIEWER));
    assertThat(memberships.of(List.of("sales", "staff")))
        .containsExactly(new Membership(bern, TeamRole.MANAGER));
    assertThat(memberships.of(List.of("leads", "sales", "staff")))
        .containsExactlyInAnyOrder(
            new Membership(bern, TeamRole.OWNER), new Membership(rome, TeamRole.VIEWER));
    assertThat(memberships.of(List.of("bern", "Staff", "OWNER", ""))).isEmpty();
    assertThatThrownBy(() -> new GroupMembership(" ", new Membership(bern, TeamRole.VIEWER)))
        .hasMessageContaining("group");
  }

  @Test
  void aNameCannotChangeTheTextAroundIt() {
    assertThat(DisplayNames.clean("  Anna\u202E\nGrün\u0000 ✓ ", "x")).isEqualTo("Anna Grün ✓");
    assertThat(DisplayNames.clean("😀".repeat(101), "x")).isEqualTo("😀".repeat(100));
    assertThat(DisplayNames.clean("\u200B \n", "user 7")).isEqualTo("user 7");
    assertThat(DisplayNames.clean(null, "user 7")).isEqualTo("user 7");
  }

  @Test
  void anIdentityHasIssuerAndSubject() {
    for (String wrong : new String[] {"", " ", "x".repeat(256)}) {
      assertThatThrownBy(() -> new ProviderIdentity("https://a.example", wrong))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new ProviderIdentity(wrong, "7"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
