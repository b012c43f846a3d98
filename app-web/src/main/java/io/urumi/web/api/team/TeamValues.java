package io.urumi.web.api.team;

import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What several operations about teams read and answer. */
public final class TeamValues {
  private TeamValues() {}

  /**
   * A role in a team.
   *
   * @throws InvalidValueException when it is none
   */
  public static TeamRole role(@Nullable String sent) {
    return Arrays.stream(TeamRole.values())
        .filter(role -> role.name().equals(sent))
        .findFirst()
        .orElseThrow(() ->
            new InvalidValueException(
                new Violation("role", "unknown", "The role is one of OWNER, MANAGER and VIEWER.")));
  }

  /** The id of a team in a path. What cannot be one is answered like an unknown one. */
  public static Owner id(String sent) {
    try {
      return new Owner(sent);
    } catch (InvalidValueException notAnId) {
      throw notFound(sent);
    }
  }

  /** There is no team with this id, or the caller may not see it. */
  public static ProblemException notFound(Owner id) {
    return notFound(id.value());
  }

  private static ProblemException notFound(String id) {
    return ProblemException.of(
        ErrorCode.TEAM_NOT_FOUND,
        "There is no team with the id \"" + id + "\"; list the teams to find existing ids.");
  }
}
