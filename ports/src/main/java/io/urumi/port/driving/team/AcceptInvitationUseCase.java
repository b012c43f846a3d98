package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.domain.team.Team;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Accepts invitations. One that has expired, was revoked or accepted, or whose inviter no longer
 * has the right to make it, does not exist.
 */
public interface AcceptInvitationUseCase {
  /** What the secret is for; empty when there is no such invitation. */
  Mono<Described> describe(Caller caller, InvitationSecret secret);

  /** Gives the role to the caller, who is a user. */
  Mono<Outcome> accept(Caller caller, InvitationSecret secret);

  /** Creates an account, and gives it the role. */
  Mono<Outcome> register(Caller caller, Registration registration);

  /** An invitation and its team, for whoever has its secret. */
  record Described(Invitation invitation, Team team) {
    public Described {
      Objects.requireNonNull(invitation, "invitation");
      Objects.requireNonNull(team, "team");
    }
  }

  /**
   * A new user.
   *
   * @param password at least {@value Password#MIN_NEW_LENGTH} characters
   * @param network the address that failed attempts are counted for
   */
  record Registration(
      InvitationSecret secret, AccountName name, Password password, String network) {
    public Registration {
      Objects.requireNonNull(secret, "secret");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(password, "password");
      Objects.requireNonNull(network, "network");
    }
  }

  /** The result of a request. */
  sealed interface Outcome {
    /** The account has the role, and the invitation does not exist any more. */
    record Accepted(Account account, Invitation invitation) implements Outcome {}

    /** There is no such invitation. */
    record NotFound() implements Outcome {}

    /** The caller is not a user. */
    record UserRequired() implements Outcome {}

    /** The user is a member of the team already; the invitation still exists. */
    record AlreadyMember(Owner team) implements Outcome {}

    /** Another account has the name; the invitation still exists. */
    record NameTaken(AccountName name) implements Outcome {}

    /**
     * Nothing was done: too many attempts from this network have failed, or too many wait.
     *
     * @param retryAfter at least one second
     */
    record Delayed(Duration retryAfter) implements Outcome {}
  }
}
