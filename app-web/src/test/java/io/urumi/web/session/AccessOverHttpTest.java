package io.urumi.web.session;

import static io.urumi.domain.access.Permission.ACCOUNT_MANAGE;
import static io.urumi.domain.access.Permission.AUDIT_READ;
import static io.urumi.domain.access.Permission.CREDENTIALS_REVEAL;
import static io.urumi.domain.access.Permission.ORPHAN_ADOPT;
import static io.urumi.domain.access.Permission.ORPHAN_DELETE;
import static io.urumi.domain.access.Permission.ORPHAN_READ;
import static io.urumi.domain.access.Permission.STORE_CREATE;
import static io.urumi.domain.access.Permission.STORE_DELETE;
import static io.urumi.domain.access.Permission.STORE_READ;
import static io.urumi.domain.access.Permission.STORE_RETRY;
import static io.urumi.domain.access.Permission.STORE_TRANSFER;
import static io.urumi.domain.access.Permission.SYSTEM_READ;
import static io.urumi.domain.access.Permission.TEAM_MANAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.RoleTable;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.testkit.StoreFixtures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every operation of {@code docs/openapi.json} as a user with each role, for a team, its
 * store and its members, and without a session. An operation without a rule fails.
 */
class AccessOverHttpTest extends SignInPlatformTest {
  private static final Owner OWN = new Owner("matrix-own");
  private static final Owner OTHER = new Owner("matrix-other");

  /** Gets stores; every member of a team is a manager of it while he gives one. */
  private static final Owner RECEIVING = new Owner("matrix-receiving");

  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000001";

  @Autowired PersistencePorts records;
  @Autowired AccountPorts accounts;

  /** What is decided about. */
  private enum Subject {
    /** The team or its store: hidden from who may not read its stores. */
    TEAM,
    /** The platform: refused with the reason. */
    PLATFORM,
    /** Some team of the caller. */
    ANY_TEAM,
    /** Everybody with a session; lists have what the caller may read. */
    USER,
    /** Everybody. */
    ANYBODY
  }

  private record Rule(Subject subject, @Nullable Permission permission, @Nullable String body) {
    static Rule team(Permission permission) {
      return new Rule(Subject.TEAM, permission, null);
    }

    static Rule platform(Permission permission) {
      return new Rule(Subject.PLATFORM, permission, null);
    }

    static Rule of(Subject subject) {
      return new Rule(subject, null, null);
    }

    Rule with(String json) {
      return new Rule(subject, permission, json);
    }
  }

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("listAudit", Rule.of(Subject.USER)),
          Map.entry("getAuditAnchor", Rule.platform(AUDIT_READ)),
          Map.entry("exportAudit", Rule.of(Subject.USER)),
          Map.entry("verifyAudit", Rule.platform(AUDIT_READ)),
          Map.entry("streamEvents", Rule.of(Subject.USER)),
          Map.entry("listOrphans", Rule.platform(ORPHAN_READ)),
          Map.entry("deleteOrphan", Rule.platform(ORPHAN_DELETE)),
          Map.entry("adoptOrphan", Rule.platform(ORPHAN_ADOPT)),
          Map.entry("listPlans", Rule.of(Subject.USER)),
          Map.entry("signOut", Rule.of(Subject.USER)),
          Map.entry("getSession", Rule.of(Subject.USER)),
          Map.entry("signIn", Rule.of(Subject.ANYBODY).with("{}")),
          Map.entry("signInWithCode", Rule.of(Subject.ANYBODY).with("{}")),
          Map.entry("getSignInMethods", Rule.of(Subject.ANYBODY)),
          Map.entry("listTokens", Rule.of(Subject.USER)),
          Map.entry("createToken", Rule.of(Subject.USER).with("{}")),
          Map.entry("revokeToken", Rule.of(Subject.USER)),
          Map.entry("endSessions", Rule.of(Subject.USER)),
          Map.entry("listSessions", Rule.of(Subject.USER)),
          Map.entry("endSession", Rule.of(Subject.USER)),
          Map.entry("listStores", Rule.of(Subject.USER)),
          Map.entry(
              "createStore",
              Rule.team(STORE_CREATE)
                  .with(
                      "{\"name\": \"M\", \"subdomain\": \"matrix-new\", \"teamId\": \"%s\"}"
                          .formatted(OWN))),
          Map.entry("deleteStore", Rule.team(STORE_DELETE)),
          Map.entry("getStore", Rule.team(STORE_READ)),
          Map.entry("listEvents", Rule.team(STORE_READ)),
          Map.entry("listSteps", Rule.team(STORE_READ)),
          Map.entry("retryStore", Rule.team(STORE_RETRY)),
          Map.entry(
              "transferStore",
              Rule.team(STORE_TRANSFER).with("{\"teamId\": \"%s\"}".formatted(RECEIVING))),
          Map.entry("revealCredentials", Rule.team(CREDENTIALS_REVEAL)),
          Map.entry("checkSubdomain", new Rule(Subject.ANY_TEAM, STORE_CREATE, null)),
          Map.entry("getSystem", Rule.platform(SYSTEM_READ)),
          Map.entry("listTeams", Rule.of(Subject.USER)),
          Map.entry("createTeam", Rule.platform(TEAM_MANAGE).with("{\"name\": \"New\"}")),
          Map.entry("getTeam", Rule.team(STORE_READ)),
          Map.entry("getTeamLimits", Rule.team(STORE_READ)),
          Map.entry("setTeamLimits", Rule.platform(TEAM_MANAGE).with("{}")),
          Map.entry("renameTeam", Rule.team(TEAM_MANAGE).with("{\"name\": \"Own\"}")),
          Map.entry("deleteTeam", Rule.team(TEAM_MANAGE)),
          Map.entry("listMembers", Rule.team(STORE_READ)),
          Map.entry(
              "addMember",
              Rule.team(ACCOUNT_MANAGE).with("{\"name\": \"unknown\", \"role\": \"VIEWER\"}")),
          Map.entry("changeMemberRole", Rule.team(TEAM_MANAGE).with("{\"role\": \"VIEWER\"}")),
          Map.entry("removeMember", Rule.team(TEAM_MANAGE)),
          Map.entry("listInvitations", Rule.team(TEAM_MANAGE)),
          Map.entry("createInvitation", Rule.team(TEAM_MANAGE).with("{\"role\": \"VIEWER\"}")),
          Map.entry("revokeInvitation", Rule.team(TEAM_MANAGE)),
          Map.entry("listAccounts", Rule.platform(ACCOUNT_MANAGE)),
          Map.entry("disableAccount", Rule.platform(ACCOUNT_MANAGE)),
          Map.entry("enableAccount", Rule.platform(ACCOUNT_MANAGE)),
          Map.entry("grantPlatformRole", Rule.platform(ACCOUNT_MANAGE)),
          Map.entry("revokePlatformRole", Rule.platform(ACCOUNT_MANAGE)),
          Map.entry("describeInvitation", Rule.of(Subject.ANYBODY).with("{}")),
          Map.entry("acceptInvitation", Rule.of(Subject.ANYBODY).with("{}")));

  private record Operation(String id, HttpMethod method, String path) {}

  private static Stream<Operation> operations() {
    JsonNode paths =
        new JsonMapper().readTree(Path.of("..", "docs", "openapi.json").toFile()).get("paths");
    return paths.properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(operation ->
                    new Operation(
                        operation.getValue().get("operationId").asString(),
                        HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                        path.getKey())));
  }

  @Test
  void everyOperationHasARule() {
    assertThat(operations().map(Operation::id)).containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }

  @Test
  void everyUserGetsWhatTheTableOfRolesSays() {
    http = clientFrom("127.0.0.31");
    Store store = setUp();
    Map<String, @Nullable Account> users = users();
    SortedMap<String, String> expected = new TreeMap<>();
    SortedMap<String, String> results = new TreeMap<>();
    operations()
        .forEach(operation ->
            users.forEach((name, user) -> {
              String key = operation.id() + ", " + name;
              Rule rule = Objects.requireNonNull(RULES.get(operation.id()), operation.id());
              expected.put(key, expected(rule, user));
              results.put(
                  key,
                  operation.id().equals("transferStore")
                      ? transferred(operation, rule, name, user)
                      : result(operation, rule, store, user));
            }));

    assertThat(results).isEqualTo(expected);
    assertThat(new TreeSet<>(results.values()))
        .containsExactly("DENIED", "DONE", "HIDDEN", "SIGN_IN_REQUIRED");
  }

  private Store setUp() {
    for (Owner team : new Owner[] {OWN, OTHER, RECEIVING}) {
      accounts.teams().insert(new Team(team, new TeamName("Team"), Instant.now())).block();
    }
    return Objects.requireNonNull(
        records
            .stores()
            .insert(StoreFixtures.requested("matrix", OWN.value(), Instant.now()))
            .block());
  }

  /** A user with each role, one of another team, one without a role, and one without a sign-in. */
  private Map<String, @Nullable Account> users() {
    Map<String, @Nullable Account> users = new LinkedHashMap<>();
    for (PlatformRole role : PlatformRole.values()) {
      users.put("platform " + role, user("m-p-" + role, Set.of(role), null));
    }
    for (TeamRole role : TeamRole.values()) {
      users.put("team " + role, user("m-t-" + role, Set.of(), new Membership(OWN, role)));
    }
    users.put(
        "owner of another team", user("m-other", Set.of(), new Membership(OTHER, TeamRole.OWNER)));
    users.put("no role", user("m-none", Set.of(), null));
    users.put("no session", null);
    return users;
  }

  private Account user(String name, Set<PlatformRole> roles, @Nullable Membership membership) {
    AccountId id = new AccountId(UUID.randomUUID());
    AccountName lower = new AccountName(name.toLowerCase(Locale.ROOT));
    accounts
        .accounts()
        .insert(Account.local(id, lower, roles, Instant.now()), new PasswordHash("none"))
        .block();
    if (membership != null) {
      accounts.members().insert(membership.team(), id, membership.role(), Instant.now()).block();
    }
    return Objects.requireNonNull(accounts.accounts().byId(id).block());
  }

  /** A new session, because some operations end it. */
  private SessionSecret session(Account user) {
    SessionSecret secret =
        new SessionSecret((UUID.randomUUID() + "-" + UUID.randomUUID()).substring(0, 43));
    accounts
        .sessions()
        .insert(
            new Session(
                new SessionId(UUID.randomUUID()),
                user.id(),
                Instant.now(),
                Instant.now(),
                "127.0.0.1",
                "",
                null),
            secret.hash())
        .block();
    return secret;
  }

  /** A store of its own for each user, because it goes to another team. */
  private String transferred(Operation operation, Rule rule, String name, @Nullable Account user) {
    Store given =
        Objects.requireNonNull(
            records
                .stores()
                .insert(
                    StoreFixtures.requested(
                        "given-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        OWN.value(),
                        Instant.now()))
                .block());
    String result;
    if (user != null && !user.memberships().isEmpty()) {
      accounts.members().insert(RECEIVING, user.id(), TeamRole.MANAGER, Instant.now()).block();
      result = result(operation, rule, given, user);
      accounts.members().delete(RECEIVING, user.id()).block();
    } else {
      result = result(operation, rule, given, user);
    }
    Owner owner = Objects.requireNonNull(records.stores().find(given.id()).block()).spec().owner();
    assertThat(owner).as("%s: %s", name, result).isEqualTo(result.equals("DONE") ? RECEIVING : OWN);
    return result;
  }

  private String result(Operation operation, Rule rule, Store store, @Nullable Account user) {
    String path =
        operation
            .path()
            .replace("/stores/{id}", "/stores/" + store.id())
            .replace("/teams/{id}", "/teams/" + OWN)
            .replace("{team}", OWN.value())
            .replace("{role}", "AUDITOR")
            .replace("{namespace}", "store-absent")
            .replace("{name}", "free-name")
            .replaceAll("\\{\\w+}", UNKNOWN);
    WebTestClient.RequestBodySpec request = http.method(operation.method()).uri(path);
    if (user != null) {
      request.cookie(SessionCookie.NAME, session(user).value());
    }
    if (rule.body() != null) {
      request
          .contentType(MediaType.APPLICATION_JSON)
          .bodyValue(rule.body().getBytes(StandardCharsets.UTF_8));
    }
    FluxExchangeResult<byte[]> answer = request.exchange().returnResult(byte[].class);
    int status = answer.getStatus().value();
    if (status < 400) {
      answer.getResponseBody().take(1).subscribe().dispose();
      return "DONE";
    }
    byte[] problem = Objects.requireNonNull(answer.getResponseBody().blockFirst());
    return result(status, new String(problem, StandardCharsets.UTF_8));
  }

  /** That a member or an invitation does not exist is said to who has the permission. */
  private static String result(int status, String problem) {
    if (status >= 500 || status == 429) {
      return problem;
    }
    boolean hidden =
        problem.contains("\"STORE_NOT_FOUND\"")
            || problem.contains("\"TEAM_NOT_FOUND\"")
            || status == 400 && problem.contains("\"field\":\"teamId\"");
    if (hidden) {
      return "HIDDEN";
    }
    if (problem.contains("\"SIGN_IN_REQUIRED\"")) {
      return "SIGN_IN_REQUIRED";
    }
    return status == 403 ? "DENIED" : "DONE";
  }

  private static String expected(Rule rule, @Nullable Account user) {
    if (rule.subject() == Subject.ANYBODY) {
      return "DONE";
    }
    if (user == null) {
      return "SIGN_IN_REQUIRED";
    }
    Permission permission = rule.permission();
    if (permission == null) {
      return "DONE";
    }
    boolean permitted =
        switch (rule.subject()) {
          case TEAM -> permits(user, permission, OWN);
          case ANY_TEAM -> permits(user, permission, OWN) || permits(user, permission, OTHER);
          default -> permits(user, permission, null);
        };
    if (permitted) {
      return "DONE";
    }
    boolean hidden = rule.subject() == Subject.TEAM && !permits(user, STORE_READ, OWN);
    return hidden ? "HIDDEN" : "DENIED";
  }

  /** What the table says, without the policy. */
  private static boolean permits(Account user, Permission permission, @Nullable Owner owner) {
    return user.platformRoles().stream().anyMatch(role -> RoleTable.of(role).contains(permission))
        || user.memberships().stream()
            .anyMatch(each ->
                each.team().equals(owner) && RoleTable.of(each.role()).contains(permission));
  }
}
