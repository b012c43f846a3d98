package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.ReservedSubdomains;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.domain.validation.Violations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Request for a new store. Valid by construction, except for what only the platform knows: whether
 * the plan exists and the subdomain is available.
 *
 * @param plan null for the default plan
 * @param idempotencyKey null when the client sent none
 */
public record CreateStoreCommand(
    StoreName name,
    Subdomain subdomain,
    Owner owner,
    @Nullable PlanName plan,
    @Nullable String idempotencyKey,
    Caller caller) {

  /** Longest idempotency key, in characters. */
  public static final int MAX_KEY_LENGTH = 255;

  public CreateStoreCommand {
    Objects.requireNonNull(name, "name");
    ReservedSubdomains.allow(subdomain);
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(caller, "caller");
    if (idempotencyKey != null
        && (idempotencyKey.isBlank()
            || idempotencyKey.length() > MAX_KEY_LENGTH
            || !idempotencyKey.chars().allMatch(c -> c > 0x20 && c < 0x7f))) {
      throw new InvalidValueException(
          new Violation(
              "Idempotency-Key",
              "characters",
              "An idempotency key has 1 to "
                  + MAX_KEY_LENGTH
                  + " visible ASCII characters without spaces; a random UUID is a good one."));
    }
  }

  /** As the other method, for the caller's only team. */
  public static CreateStoreCommand of(
      @Nullable String name,
      @Nullable String subdomain,
      @Nullable String plan,
      @Nullable String idempotencyKey,
      Caller caller) {
    return of(name, subdomain, plan, null, idempotencyKey, caller);
  }

  /**
   * Creates the command from a client's input.
   *
   * @param team its owner; {@link Caller#defaultTeam} when null
   * @throws InvalidValueException with every broken rule of every field
   */
  public static CreateStoreCommand of(
      @Nullable String name,
      @Nullable String subdomain,
      @Nullable String plan,
      @Nullable String team,
      @Nullable String idempotencyKey,
      Caller caller) {
    Violations violations = new Violations();
    StoreName storeName = violations.collect(() -> StoreName.ofInput(name));
    Subdomain storeSubdomain =
        violations.collect(() -> ReservedSubdomains.allow(new Subdomain(subdomain)));
    PlanName planName = plan == null ? null : violations.collect(() -> new PlanName(plan));
    Owner owner = violations.collect(() -> team == null ? caller.defaultTeam() : team(team));
    violations.throwIfAny();
    return new CreateStoreCommand(
        Objects.requireNonNull(storeName),
        Objects.requireNonNull(storeSubdomain),
        Objects.requireNonNull(owner),
        planName,
        idempotencyKey,
        caller);
  }

  private static Owner team(String id) {
    try {
      return new Owner(id);
    } catch (InvalidValueException invalid) {
      throw new InvalidValueException(
          new Violation("teamId", "pattern", "There is no such team; list your teams."));
    }
  }
}
