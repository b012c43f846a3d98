package io.urumi.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.Owner;
import io.urumi.domain.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks every invariant for every combination of roles, scopes of a token, permission and owner,
 * and compares the matrix in {@code docs/access.md} with the table.
 */
class AccessInvariantsTest {
  private static final List<Caller> CALLERS = Callers.all();

  @ParameterizedTest
  @EnumSource
  void every_invariant_holds_for_every_caller_permission_and_owner(AccessInvariant invariant) {
    explore(invariant, AccessDecisions.REAL);
  }

  @ParameterizedTest
  @EnumSource
  void a_policy_that_violates_an_invariant_is_detected(AccessInvariant invariant) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> explore(invariant, BrokenAccess.violating(invariant)));
  }

  private static void explore(AccessInvariant invariant, AccessDecisions policy) {
    for (Caller caller : CALLERS) {
      for (Permission permission : Permission.values()) {
        for (Owner owner : Callers.OWNERS) {
          invariant.check(policy, caller, permission, owner);
        }
      }
    }
  }

  @Test
  void the_matrix_in_the_documentation_is_the_table() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "access.md")).stream()
            .dropWhile(line -> !line.equals("## What is permitted"))
            .takeWhile(line -> !line.equals("## Embedding"))
            .filter(line -> line.startsWith("|"))
            .toList();

    assertThat(documented)
        .as("replace the matrix with:\n%s", String.join("\n", matrix()))
        .isEqualTo(matrix());
  }

  private static List<String> matrix() {
    Stream<String> roles =
        Stream.concat(
            Arrays.stream(PlatformRole.values()).map(role -> "platform " + lower(role)),
            Arrays.stream(TeamRole.values()).map(role -> "team " + lower(role)));
    Stream<String> rows =
        Arrays.stream(Permission.values())
            .map(permission ->
                Stream.concat(
                        Arrays.stream(PlatformRole.values()).map(RoleTable::of),
                        Arrays.stream(TeamRole.values()).map(RoleTable::of))
                    .map(permitted -> permitted.contains(permission) ? "yes" : "–")
                    .collect(Collectors.joining(" | ", "| `" + permission.code() + "` | ", " |")));
    int columns = PlatformRole.values().length + TeamRole.values().length + 1;
    return Stream.concat(
            Stream.of(
                roles.collect(Collectors.joining(" | ", "| permission | ", " |")),
                "|---".repeat(columns) + "|"),
            rows)
        .toList();
  }

  private static String lower(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void the_local_caller_and_the_platform_may_do_everything() {
    for (Caller caller : List.of(Caller.local("127.0.0.1", "request-1"), Caller.system("one"))) {
      for (Permission permission : Permission.values()) {
        assertThat(AccessPolicy.scope(caller, permission)).isEqualTo(new ObjectScope.Everything());
      }
    }
  }

  @Test
  void a_token_without_scopes_is_no_caller() {
    Principal token = new Principal(new UUID(1, 2).toString(), Principal.Kind.TOKEN, "ci");

    assertThatThrownBy(() -> new Caller(token, Set.of(), Set.of(), null, "", ""))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("names the permissions");
  }

  @Test
  void the_codes_of_all_permissions_differ() {
    assertThat(Permission.values())
        .extracting(Permission::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+\\.[a-z]+"));
  }
}
