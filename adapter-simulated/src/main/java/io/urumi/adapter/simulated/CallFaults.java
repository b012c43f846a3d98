package io.urumi.adapter.simulated;

/**
 * Rates at which calls to the API server and Helm fail, each from 0 to 1; together at most 1.
 *
 * @param fail calls that fail at once, without any effect
 * @param hang calls that end at their timeout; half of them had their effect
 * @param twice calls whose effect happens twice, as when a response is lost and the client retries
 */
public record CallFaults(double fail, double hang, double twice) {
  public CallFaults {
    if (fail < 0 || hang < 0 || twice < 0 || fail + hang + twice > 1) {
      throw new IllegalArgumentException(
          "each rate must be 0 or more, and all together at most 1: %s, %s, %s"
              .formatted(fail, hang, twice));
    }
  }

  /** No call fails. */
  public static CallFaults none() {
    return new CallFaults(0, 0, 0);
  }

  /** This share of all calls fails, divided equally among the three kinds. */
  public static CallFaults share(double rate) {
    return new CallFaults(rate / 3, rate / 3, rate / 3);
  }

  /**
   * @param random from 0 to 1
   */
  Outcome outcome(double random) {
    if (random < fail) {
      return Outcome.FAIL;
    }
    if (random < fail + hang) {
      return random < fail + hang / 2 ? Outcome.HANG_BEFORE_EFFECT : Outcome.HANG_AFTER_EFFECT;
    }
    return random < fail + hang + twice ? Outcome.EFFECT_TWICE : Outcome.SUCCEED;
  }

  enum Outcome {
    SUCCEED,
    FAIL,
    HANG_BEFORE_EFFECT,
    HANG_AFTER_EFFECT,
    EFFECT_TWICE
  }
}
