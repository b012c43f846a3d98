package io.urumi.web.bootstrap.configuration;

import io.urumi.application.TeamEngine;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.account.AccountSources;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.account.FindAccountsQuery;
import io.urumi.port.driving.account.ManageAccountsUseCase;
import io.urumi.port.driving.team.AcceptInvitationUseCase;
import io.urumi.port.driving.team.FindTeamsQuery;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import io.urumi.port.driving.team.ManageLimitsUseCase;
import io.urumi.port.driving.team.ManageMembersUseCase;
import io.urumi.port.driving.team.ManageTeamUseCase;
import io.urumi.port.driving.team.TransferStoreUseCase;
import io.urumi.web.bootstrap.settings.EngineSettingsMapper;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teams, their members and invitations, and accounts. */
@Configuration(proxyBeanMethods = false)
public class TeamConfiguration {
  @Bean
  TeamEngine teamEngine(
      PersistencePorts persistence,
      AccountPorts accounts,
      PasswordHasher passwords,
      AccountSources sources,
      UrumiProperties properties) {
    return new TeamEngine(
        persistence,
        accounts,
        passwords,
        sources,
        new LimitPolicy(
            PlanCatalog.ofChart(),
            SettingsConversion.convert(
                "urumi.stores.*", () -> EngineSettingsMapper.limits(properties.stores()))),
        Clock.systemUTC());
  }

  @Bean
  FindTeamsQuery findTeams(TeamEngine engine) {
    return engine.findTeams();
  }

  @Bean
  ManageTeamUseCase manageTeam(TeamEngine engine) {
    return engine.manageTeam();
  }

  @Bean
  TransferStoreUseCase transferStore(TeamEngine engine) {
    return engine.transferStore();
  }

  @Bean
  ManageLimitsUseCase manageLimits(TeamEngine engine) {
    return engine.manageLimits();
  }

  @Bean
  ManageMembersUseCase manageMembers(TeamEngine engine) {
    return engine.manageMembers();
  }

  @Bean
  ManageInvitationsUseCase manageInvitations(TeamEngine engine) {
    return engine.manageInvitations();
  }

  @Bean
  FindAccountsQuery findAccounts(TeamEngine engine) {
    return engine.findAccounts();
  }

  @Bean
  ManageAccountsUseCase manageAccounts(TeamEngine engine) {
    return engine.manageAccounts();
  }

  @Bean
  AcceptInvitationUseCase acceptInvitation(TeamEngine engine) {
    return engine.acceptInvitation();
  }
}
