package io.urumi.application;

import io.urumi.application.access.account.AuthorizedFindAccounts;
import io.urumi.application.access.account.AuthorizedManageAccounts;
import io.urumi.application.access.team.AuthorizedAcceptInvitation;
import io.urumi.application.access.team.AuthorizedFindTeams;
import io.urumi.application.access.team.AuthorizedManageInvitations;
import io.urumi.application.access.team.AuthorizedManageLimits;
import io.urumi.application.access.team.AuthorizedManageMembers;
import io.urumi.application.access.team.AuthorizedManageTeam;
import io.urumi.application.access.team.AuthorizedTransferStore;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.account.ManageAccounts;
import io.urumi.application.usecase.team.FindTeams;
import io.urumi.application.usecase.team.ManageInvitations;
import io.urumi.application.usecase.team.ManageLimits;
import io.urumi.application.usecase.team.ManageMembers;
import io.urumi.application.usecase.team.ManageTeam;
import io.urumi.application.usecase.team.TransferStore;
import io.urumi.domain.account.AccountSources;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.account.FindAccountsQuery;
import io.urumi.port.driving.account.ManageAccountsUseCase;
import io.urumi.port.driving.team.AcceptInvitationUseCase;
import io.urumi.port.driving.team.FindTeamsQuery;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import io.urumi.port.driving.team.ManageLimitsUseCase;
import io.urumi.port.driving.team.ManageMembersUseCase;
import io.urumi.port.driving.team.ManageTeamUseCase;
import io.urumi.port.driving.team.TransferStoreUseCase;
import java.time.Clock;
import java.util.Objects;

/**
 * Teams, their members and invitations, and the accounts of all users. Separate from {@link
 * StoreEngine}, because a program that embeds that has teams of its own.
 */
public final class TeamEngine {
  private final AuthorizedFindTeams findTeams;
  private final AuthorizedManageTeam manageTeam;
  private final AuthorizedTransferStore transferStore;
  private final AuthorizedManageLimits manageLimits;
  private final AuthorizedManageMembers manageMembers;
  private final AuthorizedManageInvitations manageInvitations;
  private final AuthorizedAcceptInvitation acceptInvitation;
  private final AuthorizedFindAccounts findAccounts;
  private final AuthorizedManageAccounts manageAccounts;

  /**
   * @param persistence of the database of {@code accounts}
   * @param sources whose invitations are valid
   * @param limits those of the {@link StoreEngine} on the same database
   */
  public TeamEngine(
      PersistencePorts persistence,
      AccountPorts accounts,
      PasswordHasher passwords,
      AccountSources sources,
      LimitPolicy limits,
      Clock clock) {
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(passwords, "passwords");
    Objects.requireNonNull(clock, "clock");
    ScopedPersistencePorts scoped = persistence.scoped();
    AuditTrail auditTrail = new AuditTrail(scoped);
    findTeams = new AuthorizedFindTeams(new FindTeams(accounts));
    manageTeam =
        new AuthorizedManageTeam(new ManageTeam(accounts, scoped.stores(), auditTrail, clock));
    transferStore =
        new AuthorizedTransferStore(
            new TransferStore(accounts, scoped.stores(), auditTrail, limits, clock));
    manageLimits =
        new AuthorizedManageLimits(
            new ManageLimits(accounts, scoped.stores(), auditTrail, limits, clock));
    manageMembers = new AuthorizedManageMembers(new ManageMembers(accounts, auditTrail, clock));
    manageInvitations =
        new AuthorizedManageInvitations(new ManageInvitations(accounts, auditTrail, clock));
    findAccounts = new AuthorizedFindAccounts(accounts.accounts());
    manageAccounts =
        new AuthorizedManageAccounts(new ManageAccounts(accounts, auditTrail, sources, clock));
    acceptInvitation =
        new AuthorizedAcceptInvitation(accounts, passwords, auditTrail, sources, clock);
  }

  public FindTeamsQuery findTeams() {
    return findTeams;
  }

  public ManageTeamUseCase manageTeam() {
    return manageTeam;
  }

  public TransferStoreUseCase transferStore() {
    return transferStore;
  }

  public ManageLimitsUseCase manageLimits() {
    return manageLimits;
  }

  public ManageMembersUseCase manageMembers() {
    return manageMembers;
  }

  public ManageInvitationsUseCase manageInvitations() {
    return manageInvitations;
  }

  public FindAccountsQuery findAccounts() {
    return findAccounts;
  }

  public ManageAccountsUseCase manageAccounts() {
    return manageAccounts;
  }

  public AcceptInvitationUseCase acceptInvitation() {
    return acceptInvitation;
  }
}
