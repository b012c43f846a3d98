package io.urumi.kubernetes.credentials;

import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The identity that the API server uses instead of that of the credentials.
 *
 * @param user empty for the credentials' own identity
 */
public record Impersonation(
    String user, String uid, List<String> groups, Map<String, List<String>> extra) {
  /** The identity of the credentials. */
  public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

  /** The impersonation of a kubeconfig's user. */
  public static Impersonation of(KubeconfigEntry user) {
    Impersonation impersonation =
        new Impersonation(
            user.text("as"),
            user.text("as-uid"),
            user.texts("as-groups"),
            user.textsByName("as-user-extra"));
    if (impersonation.user().isEmpty() && !impersonation.equals(NONE)) {
      throw user.refusal("it has as-uid, as-groups or as-user-extra, but no as");
    }
    return impersonation;
  }

  /** Adds the headers, in the form in which the API server expects them. */
  public void headers(Headers headers) {
    if (user.isEmpty()) {
      return;
    }
    headers.add("Impersonate-User", user);
    if (!uid.isEmpty()) {
      headers.add("Impersonate-Uid", uid);
    }
    groups.forEach(group -> headers.add("Impersonate-Group", group));
    extra.forEach((name, values) ->
        values.forEach(value -> headers.add("Impersonate-Extra-" + escaped(name), value)));
  }

  /** Receives headers; one name can have several values. */
  @FunctionalInterface
  public interface Headers {
    void add(String name, String value);
  }

  /** Converts to lower case and percent-encodes everything that a header name may not contain. */
  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (each & 0xff);
      boolean plain =
          (character >= 'a' && character <= 'z')
              || (character >= '0' && character <= '9')
              || "!#$&'*+-.^_`|~".indexOf(character) >= 0;
      escaped.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
    }
    return escaped.toString();
  }
}
