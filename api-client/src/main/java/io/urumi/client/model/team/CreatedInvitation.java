package io.urumi.client.model.team;

/**
 * A new invitation. Its text form never shows the secret.
 *
 * @param path of its link, with the secret as the fragment
 */
public record CreatedInvitation(Invitation invitation, String secret, String path) {
  @Override
  public String toString() {
    return "CreatedInvitation[" + invitation + "]";
  }
}
