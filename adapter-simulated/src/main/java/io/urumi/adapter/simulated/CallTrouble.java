package io.urumi.adapter.simulated;

/**
 * How often calls to the API server and Helm go wrong, each as a share from 0 to 1; together at
 * most 1.
 *
 * @param fail calls that fail at once, without any effect
 * @param hang calls that are given up after the timeout; every other one had its effect
 * @param twice calls whose effect happens twice, as when an answer was lost and a client repeated
 *     it
 */
public record CallTrouble(double fail, double hang, double twice) {
  public CallTrouble {
    if (fail < 0 || hang < 0 || twice < 0 || fail + hang + twice > 1) {
      throw new IllegalArgumentException(
          "shares of calls are 0 or more, together at most 1: %s, %s, %s"
              .formatted(fail, hang, twice));
    }
  }

  /** All calls go well. */
  public static CallTrouble none() {
    return new CallTrouble(0, 0, 0);
  }

  /** The given share of calls goes wrong, in the three ways alike. */
  public static CallTrouble share(double rate) {
    return new CallTrouble(rate / 3, rate / 3, rate / 3);
  }

  Outcome outcome(double dice) {
    if (dice < fail) {
      return Outcome.FAIL;
    }
    if (dice < fail + hang) {
      return dice < fail + hang / 2 ? Outcome.HANG_BEFORE : Outcome.HANG_AFTER;
    }
    return dice < fail + hang + twice ? Outcome.TWICE : Outcome.FINE;
  }

  enum Outcome {
    FINE,
    FAIL,
    HANG_BEFORE,
    HANG_AFTER,
    TWICE
  }
}
