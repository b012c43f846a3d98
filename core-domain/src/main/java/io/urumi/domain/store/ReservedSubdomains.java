package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Set;

/**
 * Subdomains reserved for the platform: a new store cannot have one. Not a rule of {@link
 * Subdomain} itself, because a store keeps a subdomain that was reserved later.
 */
public final class ReservedSubdomains {
  private static final Set<String> NAMES =
      Set.of(
          "www",
          "api",
          "admin",
          "administrator",
          "app",
          "apps",
          "dashboard",
          "console",
          "control",
          "shop",
          "store",
          "stores",
          "mail",
          "smtp",
          "imap",
          "pop",
          "pop3",
          "webmail",
          "email",
          "ftp",
          "sftp",
          "ssh",
          "ns",
          "ns1",
          "ns2",
          "dns",
          "mx",
          "cdn",
          "static",
          "assets",
          "media",
          "img",
          "images",
          "status",
          "health",
          "metrics",
          "monitoring",
          "grafana",
          "prometheus",
          "auth",
          "login",
          "logout",
          "signup",
          "register",
          "account",
          "accounts",
          "oauth",
          "oidc",
          "sso",
          "id",
          "billing",
          "pay",
          "payment",
          "payments",
          "checkout",
          "support",
          "help",
          "docs",
          "blog",
          "root",
          "system",
          "internal",
          "private",
          "public",
          "test",
          "staging",
          "localhost",
          "local",
          "kubernetes",
          "kube",
          "k8s",
          "cluster",
          "ingress",
          "gateway",
          "default",
          "urumi",
          "platform",
          "security",
          "abuse",
          "postmaster",
          "hostmaster",
          "webmaster",
          "autodiscover",
          "autoconfig",
          "wpad",
          "isatap",
          "example",
          "demo");

  private ReservedSubdomains() {}

  /**
   * Returns the subdomain when a new store may have it.
   *
   * @throws InvalidValueException when it is reserved
   */
  public static Subdomain allow(Subdomain subdomain) {
    if (NAMES.contains(subdomain.value())) {
      throw new InvalidValueException(
          new Violation(
              "subdomain",
              "reserved",
              "\""
                  + subdomain
                  + "\" is reserved for the platform; choose another, for example \""
                  + subdomain
                  + "-shop\"."));
    }
    return subdomain;
  }
}
