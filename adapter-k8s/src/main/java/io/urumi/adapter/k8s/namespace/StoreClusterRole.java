package io.urumi.adapter.k8s.namespace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The role that the platform gives its own ServiceAccount in the namespace of each store, so that
 * it needs no rights in any other namespace.
 *
 * @param clusterRole name of the ClusterRole, which the account may bind
 * @param accountNamespace namespace of the ServiceAccount
 * @param account name of the ServiceAccount
 */
public record StoreClusterRole(String clusterRole, String accountNamespace, String account) {
  private static final String NAME = "[a-z0-9]([-a-z0-9.]*[a-z0-9])?";
  private static final Pattern ROLE = Pattern.compile(NAME);
  private static final Pattern ACCOUNT =
      Pattern.compile("(?<namespace>" + NAME + ")/(?<name>" + NAME + ")");

  public StoreClusterRole {
    if (!ROLE.matcher(clusterRole).matches()) {
      throw new IllegalArgumentException(
          "the name of a ClusterRole has lower-case letters, digits, dots and hyphens, not \""
              + clusterRole
              + "\"");
    }
  }

  /**
   * The role; null without a ClusterRole.
   *
   * @param account as {@code namespace/name}
   * @throws IllegalArgumentException when only one of them is set, or one is not valid
   */
  public static @Nullable StoreClusterRole of(
      @Nullable String clusterRole, @Nullable String account) {
    if (clusterRole == null && account == null) {
      return null;
    }
    if (clusterRole == null || account == null) {
      throw new IllegalArgumentException(
          "the role for stores and the platform's own ServiceAccount are set together");
    }
    Matcher parts = ACCOUNT.matcher(account);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a ServiceAccount is written as namespace/name, not \"" + account + "\"");
    }
    return new StoreClusterRole(clusterRole, parts.group("namespace"), parts.group("name"));
  }
}
