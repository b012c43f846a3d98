package io.urumi.web.bootstrap.settings;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.provider.GroupMembership;
import io.urumi.domain.account.provider.GroupMemberships;
import io.urumi.domain.account.provider.GroupRoles;
import io.urumi.domain.store.Owner;
import io.urumi.web.oidc.OidcSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the settings {@code urumi.sign-in.oidc.*}. */
public final class OidcSettingsMapper {
  private OidcSettingsMapper() {}

  /**
   * The settings of the provider, with the client secret from its file.
   *
   * @throws StartupException when a setting is missing or wrong
   */
  public static OidcSettings map(UrumiProperties.SignIn settings) {
    UrumiProperties.Oidc oidc = settings.oidc();
    return SettingsConversion.convert(
        "urumi.sign-in.oidc.* and urumi.sign-in.public-address",
        () ->
            new OidcSettings(
                oidc.name(),
                required("oidc.issuer", oidc.issuer()),
                required("oidc.client-id", oidc.clientId()),
                secret(required("oidc.client-secret-file", oidc.clientSecretFile())),
                oidc.scopes(),
                required("public-address", settings.publicAddress()),
                oidc.nameClaim(),
                oidc.groupsClaim(),
                roles(oidc.roles()),
                memberships(oidc.memberships()),
                oidc.admitWithoutRole(),
                oidc.signOut(),
                oidc.timeout()));
  }

  private static GroupRoles roles(UrumiProperties.OidcRoles roles) {
    return new GroupRoles(
        Map.of(
            PlatformRole.ADMINISTRATOR, roles.administrator(),
            PlatformRole.OPERATOR, roles.operator(),
            PlatformRole.AUDITOR, roles.auditor()));
  }

  private static GroupMemberships memberships(List<UrumiProperties.OidcMembership> memberships) {
    return new GroupMemberships(
        memberships.stream()
            .map(each ->
                new GroupMembership(
                    required("oidc.memberships[].group", each.group()),
                    new Membership(
                        new Owner(required("oidc.memberships[].team", each.team())),
                        required("oidc.memberships[].role", each.role()))))
            .toList());
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null || value.toString().isBlank()) {
      throw new StartupException(
          "The setting urumi.sign-in." + name + " is missing; urumi.sign-in.mode=oidc needs it.");
    }
    return value;
  }

  private static String secret(Path file) {
    try {
      // An editor or "echo" ends the file with a line break.
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new StartupException(
          "urumi.sign-in.oidc.client-secret-file is not usable: there is no file "
              + file
              + " in UTF-8 that this account can read.",
          unreadable);
    }
  }
}
