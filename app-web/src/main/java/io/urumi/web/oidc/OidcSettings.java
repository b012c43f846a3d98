package io.urumi.web.oidc;

import io.urumi.domain.account.provider.GroupMemberships;
import io.urumi.domain.account.provider.GroupRoles;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * The settings of the one provider.
 *
 * @param name of the provider, for users
 * @param issuer the provider's URL, exactly as its tokens name it
 * @param clientSecret at least {@value #MIN_SECRET} characters: pending sign-ins are encrypted with
 *     a key that is derived from it
 * @param scopes what is requested; contains {@code openid}
 * @param publicAddress where browsers reach the dashboard, without a slash at its end
 * @param nameClaim claim with the display name
 * @param groupsClaim claim with the groups: a text or a list of texts; a path with dots leads into
 *     objects
 * @param memberships which groups have which roles in teams
 * @param admitWithoutRole whether users may sign in whose groups have no role
 * @param signOut whether a sign-out leads to the provider's sign-out
 * @param timeout of one call to the provider
 */
public record OidcSettings(
    String name,
    String issuer,
    String clientId,
    String clientSecret,
    Set<String> scopes,
    URI publicAddress,
    String nameClaim,
    String groupsClaim,
    GroupRoles roles,
    GroupMemberships memberships,
    boolean admitWithoutRole,
    boolean signOut,
    Duration timeout) {
  static final int MIN_SECRET = 16;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws IllegalArgumentException when a value cannot be used; names it and no secret
   */
  public OidcSettings {
    require(!name.isBlank(), "the name of the provider is empty");
    require(!clientId.isBlank(), "client-id is missing");
    require(
        clientSecret.length() >= MIN_SECRET,
        "the client secret has less than " + MIN_SECRET + " characters; generate one");
    require(
        timeout.toMillis() >= 100 && timeout.compareTo(Duration.ofMinutes(1)) <= 0,
        "timeout is between 100 ms and 1 min");
    require(scopes.contains("openid"), "scopes must contain openid");
    scopes = Set.copyOf(scopes);
    requireUrl("issuer", parse(issuer));
    requireUrl("public-address", publicAddress);
    require(
        publicAddress.getPath() == null || !publicAddress.getPath().endsWith("/"),
        "public-address must not end with a slash");
  }

  private static URI parse(String issuer) {
    return URI.create(issuer);
  }

  private static void requireUrl(String what, URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean plain =
        url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
    require(
        url.getHost() != null && plain && (scheme.equals("https") || scheme.equals("http")),
        what + " is \"" + url + "\"; it must be a URL such as https://urumi.example.com");
    require(
        scheme.equals("https") || LOOPBACK.contains(url.getHost()),
        what + " must begin with https:// unless it is on this machine");
  }

  private static void require(boolean valid, String problem) {
    if (!valid) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** Of all calls for one step of a sign-in together: description, code, keys and user. */
  Duration totalTimeout() {
    return timeout.multipliedBy(3);
  }

  /** Whether groups decide anything. */
  boolean usesGroups() {
    return !memberships.mappings().isEmpty()
        || roles.groups().values().stream().anyMatch(groups -> !groups.isEmpty());
  }

  /** Where the provider sends browsers back to; never derived from a request. */
  String redirectUri() {
    return publicAddress + OidcPaths.CALLBACK;
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
