package io.urumi.web.session;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Permission;
import io.urumi.domain.token.TokenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the OpenAPI document with a token of the administrator for each permission: it
 * permits that and nothing else. An operation without a rule fails the test.
 */
class TokenScopeMatrixTest extends SignInPlatformTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "openapi.json");
  private static final String ID = "{id}";

  /** What is decided about. */
  private enum Subject {
    /** One store, which is hidden from who may not read it. */
    STORE,
    /** A team, which is hidden from who may not read its stores. */
    TEAM,
    /** The content of a list that has the store. */
    LIST,
    /** The platform, or the team of a new store. */
    WHOLE,
    /** Nothing: every caller may do it. */
    NOTHING,
    /** Tokens never may. */
    USERS_ONLY
  }

  private record Rule(Subject subject, @Nullable Permission permission) {}

  private static final Rule OPEN = new Rule(Subject.NOTHING, null);

  /** Needs a permission that tokens never have. */
  private static final Rule NEVER = new Rule(Subject.WHOLE, null);

  private static final Rule NEVER_IN_A_TEAM = new Rule(Subject.TEAM, null);

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("listAudit", new Rule(Subject.LIST, Permission.AUDIT_READ)),
          entry("exportAudit", new Rule(Subject.LIST, Permission.AUDIT_READ)),
          entry("getAuditAnchor", new Rule(Subject.WHOLE, Permission.AUDIT_READ)),
          entry("verifyAudit", new Rule(Subject.WHOLE, Permission.AUDIT_READ)),
          // Opened for everybody; it has the events of stores that the caller may read.
          entry("streamEvents", OPEN),
          entry("listOrphans", new Rule(Subject.WHOLE, Permission.ORPHAN_READ)),
          entry("adoptOrphan", new Rule(Subject.WHOLE, Permission.ORPHAN_ADOPT)),
          entry("deleteOrphan", new Rule(Subject.WHOLE, Permission.ORPHAN_DELETE)),
          entry("listPlans", OPEN),
          entry("getSession", OPEN),
          entry("signIn", OPEN),
          entry("signInWithCode", OPEN),
          entry("signOut", OPEN),
          entry("listSessions", OPEN),
          entry("endSession", OPEN),
          entry("endSessions", OPEN),
          entry("listStores", new Rule(Subject.LIST, Permission.STORE_READ)),
          entry("createStore", new Rule(Subject.WHOLE, Permission.STORE_CREATE)),
          entry("getStore", new Rule(Subject.STORE, Permission.STORE_READ)),
          entry("deleteStore", new Rule(Subject.STORE, Permission.STORE_DELETE)),
          entry("retryStore", new Rule(Subject.STORE, Permission.STORE_RETRY)),
          // The team that gets it needs another permission, of which one scope says nothing.
          entry("transferStore", new Rule(Subject.STORE, Permission.STORE_TRANSFER)),
          entry("revealCredentials", new Rule(Subject.STORE, Permission.CREDENTIALS_REVEAL)),
          entry("listEvents", new Rule(Subject.STORE, Permission.STORE_READ)),
          entry("listSteps", new Rule(Subject.STORE, Permission.STORE_READ)),
          entry("checkSubdomain", new Rule(Subject.WHOLE, Permission.STORE_CREATE)),
          entry("getSystem", new Rule(Subject.WHOLE, Permission.SYSTEM_READ)),
          entry("getSignInMethods", OPEN),
          // Has the teams whose stores the caller may read.
          entry("listTeams", OPEN),
          entry("createTeam", NEVER),
          entry("getTeam", new Rule(Subject.TEAM, Permission.STORE_READ)),
          entry("getTeamLimits", new Rule(Subject.TEAM, Permission.STORE_READ)),
          entry("setTeamLimits", NEVER),
          entry("renameTeam", NEVER_IN_A_TEAM),
          entry("deleteTeam", NEVER_IN_A_TEAM),
          entry("listMembers", new Rule(Subject.TEAM, Permission.STORE_READ)),
          entry("addMember", NEVER_IN_A_TEAM),
          entry("changeMemberRole", NEVER_IN_A_TEAM),
          entry("removeMember", NEVER_IN_A_TEAM),
          entry("listInvitations", NEVER_IN_A_TEAM),
          entry("createInvitation", new Rule(Subject.USERS_ONLY, null)),
          entry("revokeInvitation", NEVER_IN_A_TEAM),
          entry("listAccounts", NEVER),
          entry("disableAccount", NEVER),
          entry("enableAccount", NEVER),
          entry("grantPlatformRole", NEVER),
          entry("revokePlatformRole", NEVER),
          // For who has the secret, which these requests do not.
          entry("describeInvitation", OPEN),
          entry("acceptInvitation", OPEN),
          entry("listTokens", OPEN),
          entry("createToken", new Rule(Subject.USERS_ONLY, null)),
          entry("revokeToken", OPEN));

  private record Operation(String id, HttpMethod method, String path) {}

  private enum Result {
    DONE,
    HIDDEN,
    DENIED
  }

  private static List<Operation> operations() throws IOException {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths = new JsonMapper().readTree(Files.readString(DOCUMENT)).get("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(
                method.getValue().get("operationId").asString(),
                HttpMethod.valueOf(method.getKey().toUpperCase(java.util.Locale.ROOT)),
                path.getKey()));
      }
    }
    return operations;
  }

  @Test
  void everyOperationHasARule() throws IOException {
    assertThat(operations())
        .extracting(Operation::id)
        .containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }

  @Test
  void aTokenPermitsItsScopeAndNothingElse() throws IOException {
    ResponseCookie session = signIn();
    String store = createStore(session);
    Map<String, Result> expected = new LinkedHashMap<>();
    Map<String, Result> actual = new LinkedHashMap<>();
    int address = 20;
    for (Permission scope : scopes()) {
      NewToken token = makeToken(session, scope.code());
      // Each has the request limits of an address.
      WebTestClient client = clientFrom("127.0.0." + address++);
      for (Operation operation : operations()) {
        String cell = operation.id() + " with " + scope.code();
        expected.put(cell, expected(operation, scope));
        actual.put(cell, result(client, operation, token, store));
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static List<Permission> scopes() {
    return Arrays.stream(Permission.values())
        .filter(permission -> !TokenRequest.NOT_FOR_TOKENS.contains(permission))
        .toList();
  }

  private static Result expected(Operation operation, Permission scope) {
    Rule rule = Objects.requireNonNull(RULES.get(operation.id()), operation.id());
    boolean permitted = scope == rule.permission();
    return switch (rule.subject()) {
      case NOTHING -> Result.DONE;
      case USERS_ONLY -> Result.DENIED;
      case WHOLE -> permitted ? Result.DONE : Result.DENIED;
      case LIST -> permitted ? Result.DONE : Result.HIDDEN;
      case STORE, TEAM -> {
        boolean readable = permitted || scope == Permission.STORE_READ;
        yield permitted ? Result.DONE : readable ? Result.DENIED : Result.HIDDEN;
      }
    };
  }

  private static Result result(
      WebTestClient client, Operation operation, NewToken token, String store) {
    Rule rule = Objects.requireNonNull(RULES.get(operation.id()), operation.id());
    boolean ofAStore = operation.path().startsWith("/api/v1/stores");
    String path =
        operation
            .path()
            .replace("/teams/" + ID, "/teams/local")
            .replace("{team}", "local")
            .replace("{role}", "AUDITOR")
            .replace("{accountId}", UUID.randomUUID().toString())
            .replace(ID, ofAStore ? store : UUID.randomUUID().toString())
            .replace("{namespace}", "store-absent")
            .replace("{name}", "free");
    WebTestClient.RequestBodySpec request =
        client
            .method(operation.method())
            .uri(path)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.secret());
    if (operation.method().equals(HttpMethod.POST)
        || operation.method().equals(HttpMethod.PATCH)
        || operation.id().equals("setTeamLimits")) {
      request.contentType(MediaType.APPLICATION_JSON).bodyValue(body(operation));
    }
    if (operation.id().equals("streamEvents")) {
      FluxExchangeResult<String> stream = request.exchange().returnResult(String.class);
      stream.getResponseBody().take(0).blockLast();
      return stream.getStatus().is2xxSuccessful() ? Result.DONE : Result.DENIED;
    }
    EntityExchangeResult<byte[]> answer = request.exchange().expectBody().returnResult();
    byte[] content = answer.getResponseBody();
    String text = content == null ? "" : new String(content, StandardCharsets.UTF_8);
    // Without a code; the token was neither needed nor read.
    boolean refusedSignIn = text.contains("SIGN_IN_FAILED");
    return switch (refusedSignIn ? 400 : answer.getStatus().value()) {
      case 403 -> Result.DENIED;
      case 401, 500, 503 -> throw new AssertionError(operation + ": " + text);
      default -> {
        boolean hidden =
            text.contains("STORE_NOT_FOUND")
                || text.contains("TEAM_NOT_FOUND")
                || text.contains("\"field\":\"teamId\"")
                || rule.subject() == Subject.LIST && !text.contains(store);
        yield hidden ? Result.HIDDEN : Result.DONE;
      }
    };
  }

  private static byte[] body(Operation operation) {
    String text =
        switch (operation.id()) {
          case "createStore" ->
              "{\"name\": \"Beta\", \"teamId\": \"local\", \"subdomain\": \"m"
                  + UUID.randomUUID()
                  + "\"}";
          // The team that has it already, so that the other one needs no permission.
          case "transferStore" -> "{\"teamId\": \"local\"}";
          case "createTeam", "renameTeam" -> "{\"name\": \"Matrix\"}";
          case "addMember" -> "{\"name\": \"unknown\", \"role\": \"VIEWER\"}";
          case "changeMemberRole", "createInvitation" -> "{\"role\": \"VIEWER\"}";
          case "createToken" -> request("matrix", "store.read");
          default -> "{}";
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String createStore(ResponseCookie session) {
    byte[] created =
        post(
                "/api/v1/stores",
                session,
                "{\"name\": \"Alpha\", \"subdomain\": \"scopes\", \"teamId\": \"local\"}")
            .expectStatus()
            .isAccepted()
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new JsonMapper().readTree(Objects.requireNonNull(created)).get("id").asString();
  }
}
