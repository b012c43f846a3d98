package io.urumi.web.oidc;

import java.io.Serial;

/** A sign-in at the provider that failed, with what the dashboard explains and what is logged. */
final class SignInFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What the user can do about it; the dashboard has the texts. */
  enum Code {
    /** The provider does not answer, or not in time. */
    PROVIDER_UNAVAILABLE,
    /** The provider refuses this client, or its answer cannot be used. */
    PROVIDER_ERROR,
    /** The provider's token is not valid for this sign-in. */
    TOKEN_REJECTED,
    /** The user cancelled, or the provider did not permit the sign-in. */
    SIGN_IN_CANCELLED,
    /** The browser has no such sign-in: it took too long, or was begun elsewhere. */
    SIGN_IN_EXPIRED,
    /** The user is in no group that has a role. */
    NO_ROLE,
    /** The provider did not send the user's groups. */
    GROUPS_MISSING,
    /** An administrator has disabled the account. */
    ACCOUNT_DISABLED,
    /** An error of this program, or of its database. */
    UNEXPECTED
  }

  private final Code code;

  /**
   * @param detail for the log and the audit log; not a secret
   */
  SignInFailure(Code code, String detail, Throwable cause) {
    super(detail, cause, false, false);
    this.code = code;
  }

  SignInFailure(Code code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  Code code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
