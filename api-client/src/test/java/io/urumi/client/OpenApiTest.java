package io.urumi.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.AuditAnchor;
import io.urumi.client.model.AuditAnchorStatus;
import io.urumi.client.model.AuditEntry;
import io.urumi.client.model.AuditVerification;
import io.urumi.client.model.Orphan;
import io.urumi.client.model.Page;
import io.urumi.client.model.Plan;
import io.urumi.client.model.Problem;
import io.urumi.client.model.StoreEvent;
import io.urumi.client.model.StreamItem;
import io.urumi.client.model.StreamReset;
import io.urumi.client.model.SubdomainCheck;
import io.urumi.client.model.SubdomainViolation;
import io.urumi.client.model.SystemInfo;
import io.urumi.client.model.session.CurrentSession;
import io.urumi.client.model.session.Session;
import io.urumi.client.model.session.SignInMethods;
import io.urumi.client.model.session.SignInProvider;
import io.urumi.client.model.store.Condition;
import io.urumi.client.model.store.CreateStoreRequest;
import io.urumi.client.model.store.Credentials;
import io.urumi.client.model.store.CurrentStep;
import io.urumi.client.model.store.Failure;
import io.urumi.client.model.store.StepRun;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StoreCluster;
import io.urumi.client.model.store.StorePhases;
import io.urumi.client.model.store.StoreQuery;
import io.urumi.client.model.store.StreamDeparture;
import io.urumi.client.model.store.TransferStoreRequest;
import io.urumi.client.model.team.Account;
import io.urumi.client.model.team.AddMemberRequest;
import io.urumi.client.model.team.CreateInvitationRequest;
import io.urumi.client.model.team.CreatedInvitation;
import io.urumi.client.model.team.Invitation;
import io.urumi.client.model.team.MemberRoleRequest;
import io.urumi.client.model.team.Team;
import io.urumi.client.model.team.TeamLimit;
import io.urumi.client.model.team.TeamLimits;
import io.urumi.client.model.team.TeamLimitsRequest;
import io.urumi.client.model.team.TeamMember;
import io.urumi.client.model.team.TeamRequest;
import io.urumi.client.model.token.CreatedToken;
import io.urumi.client.model.token.Token;
import io.urumi.client.model.token.TokenList;
import io.urumi.client.model.token.TokenRequest;
import io.urumi.client.stream.EventStream;
import io.urumi.client.testing.FakeControlPlane;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the client with {@code docs/openapi.json}, which the control plane is tested against.
 */
class OpenApiTest {
  private static final JsonNode OPEN_API =
      JsonMapper.shared().readTree(Path.of("..", "docs", "openapi.json").toFile());
  private static final JsonNode SCHEMAS = OPEN_API.at("/components/schemas");

  private static final Map<String, Class<?>> RECORDS =
      Stream.of(
              Account.class,
              AddMemberRequest.class,
              AuditAnchor.class,
              AuditAnchorStatus.class,
              AuditEntry.class,
              AuditVerification.class,
              CreatedToken.class,
              Condition.class,
              CreateInvitationRequest.class,
              CreateStoreRequest.class,
              CreatedInvitation.class,
              Credentials.class,
              CurrentSession.class,
              CurrentStep.class,
              Failure.class,
              Invitation.class,
              MemberRoleRequest.class,
              Orphan.class,
              Plan.class,
              Plan.PlanResources.class,
              Problem.class,
              Problem.FieldError.class,
              Session.class,
              SignInMethods.class,
              SignInProvider.class,
              StepRun.class,
              Store.class,
              StoreCluster.class,
              StoreEvent.class,
              StreamDeparture.class,
              StreamItem.class,
              StreamReset.class,
              SubdomainCheck.class,
              SubdomainViolation.class,
              SystemInfo.class,
              SystemInfo.ChartInfo.class,
              SystemInfo.ClusterInfo.class,
              SystemInfo.DatabaseInfo.class,
              SystemInfo.HelmInfo.class,
              SystemInfo.IngressInfo.class,
              SystemInfo.QueueInfo.class,
              Team.class,
              TeamLimit.class,
              TeamLimits.class,
              TeamLimitsRequest.class,
              TeamMember.class,
              TeamRequest.class,
              Token.class,
              TokenList.class,
              TokenRequest.class,
              TransferStoreRequest.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  /** Of operations for browsers, whose session is in a cookie; programs have the token. */
  private static final List<String> FOR_BROWSERS =
      List.of(
          "AcceptInvitationRequest",
          "AcceptedInvitation",
          "DescribedInvitation",
          "InvitationSecretRequest",
          "SessionList",
          "SignInCode",
          "SignInRequest");

  private static final List<String> OPERATIONS_FOR_BROWSERS =
      List.of(
          "POST /api/v1/invitations:accept",
          "POST /api/v1/invitations:describe",
          "POST /api/v1/session",
          "POST /api/v1/session/code",
          "DELETE /api/v1/session",
          "GET /api/v1/session/methods",
          "GET /api/v1/sessions",
          "DELETE /api/v1/sessions",
          "DELETE /api/v1/sessions/{id}");

  private static final List<String> PAGES =
      List.of(
          "AccountPage",
          "AuditPage",
          "EventPage",
          "InvitationList",
          "OrphanPage",
          "PlanList",
          "StepPage",
          "StorePage",
          "TeamMemberPage",
          "TeamPage");

  /** The same as {@code Last-Event-ID}, for programs that cannot send headers. */
  private static final String UNUSED_PARAMETER = "GET /api/v1/events after";

  @TempDir private Path folder;

  @Test
  void each_schema_has_a_record() {
    Set<String> records = new TreeSet<>(RECORDS.keySet());
    records.addAll(PAGES);
    records.addAll(FOR_BROWSERS);

    assertThat(records).isEqualTo(names(SCHEMAS));
  }

  @TestFactory
  Stream<DynamicTest> the_components_of_each_record_are_the_properties_of_its_schema() {
    return RECORDS.entrySet().stream()
        .map(record ->
            DynamicTest.dynamicTest(
                record.getKey(), () -> compare(record.getValue(), SCHEMAS.get(record.getKey()))));
  }

  @Test
  void a_page_has_the_properties_of_each_schema_of_a_page() {
    for (String page : PAGES) {
      assertThat(names(SCHEMAS.at("/" + page + "/properties")))
          .as(page)
          .contains("items")
          .isSubsetOf(components(Page.class).keySet());
    }
  }

  @Test
  void the_phases_are_those_of_the_schema() {
    assertThat(StorePhases.ALL).isEqualTo(texts(SCHEMAS.at("/Store/properties/phase/enum")));
  }

  @Test
  void each_operation_is_requested_as_described_with_every_parameter() {
    Map<String, Set<String>> described = new TreeMap<>();
    OPEN_API
        .get("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, description) -> {
              String operation = method.toUpperCase(Locale.ROOT) + " " + path;
              described.put(operation, parameters(operation, description));
            }));

    OPERATIONS_FOR_BROWSERS.forEach(operation -> assertThat(described).containsKey(operation));
    OPERATIONS_FOR_BROWSERS.forEach(described::remove);
    assertThat(requested()).isEqualTo(described);
  }

  /** Calls each operation once and returns the parameters of each recorded request. */
  private Map<String, Set<String>> requested() {
    try (FakeControlPlane plane = new FakeControlPlane()) {
      ControlPlaneClient client =
          new ControlPlaneClient(
              ClientSettings.of(plane.url(), null).withRetries(1, Duration.ofMillis(1)));
      try (EventStream stream = client.streamEvents("s", "7")) {
        assertThat(stream.next(Duration.ofSeconds(10))).isNotNull();
      }
      List<Runnable> calls =
          List.of(
              () -> client.createStore(new CreateStoreRequest("Alpha", "alpha", "small"), "key"),
              () -> client.listStores(new StoreQuery("me", "READY", "a", "name", "c", 5)),
              () -> client.getStore("{id}"),
              () -> client.deleteStore("{id}"),
              () -> client.retryStore("{id}"),
              () -> client.revealCredentials("{id}"),
              () -> client.transferStore("{id}", new TransferStoreRequest("local")),
              () -> client.listSteps("{id}", "c", 5),
              () -> client.listEvents("{id}", "c", 5),
              () -> client.listOrphans("c", 5),
              () -> client.adoptOrphan("{namespace}"),
              () -> client.deleteOrphan("{namespace}"),
              () -> client.listAudit("c", 5),
              () -> client.verifyAudit(true),
              client::getAuditAnchor,
              () -> client.exportAudit("a", "b", "s", folder.resolve("audit.jsonl")),
              client::listPlans,
              () -> client.checkSubdomain("{name}"),
              client::getSystem,
              client::getSession,
              () -> client.tokens().list(true),
              () -> client.tokens().create(new TokenRequest("x", List.of("a"), Instant.EPOCH)),
              () -> client.tokens().revoke("{id}"),
              () -> client.listAccounts("c", 5),
              () -> client.disableAccount("{id}"),
              () -> client.enableAccount("{id}"),
              () -> client.grantPlatformRole("{id}", "{role}"),
              () -> client.revokePlatformRole("{id}", "{role}"),
              () -> client.listTeams("c", 5),
              () -> client.getTeam("{id}"),
              () -> client.createTeam(new TeamRequest("Shops")),
              () -> client.renameTeam("{id}", new TeamRequest("Shops")),
              () -> client.getTeamLimits("{id}"),
              () ->
                  client.setTeamLimits("{id}", new TeamLimitsRequest("1", "2", "3Gi", "4Gi", "5")),
              () -> client.deleteTeam("{id}"),
              () -> client.listMembers("{team}", "c", 5),
              () -> client.addMember("{team}", new AddMemberRequest("anna", "VIEWER")),
              () ->
                  client.changeMemberRole("{team}", "{accountId}", new MemberRoleRequest("VIEWER")),
              () -> client.removeMember("{team}", "{accountId}"),
              () -> client.listInvitations("{team}"),
              () -> client.createInvitation("{team}", new CreateInvitationRequest("VIEWER", null)),
              () -> client.revokeInvitation("{team}", "{id}"));
      for (Runnable call : calls) {
        try {
          call.run();
        } catch (ProblemException | UnreachableException noSuchAnswer) {
          // Only the requests matter.
        }
      }
      Map<String, Set<String>> requested = new TreeMap<>();
      for (FakeControlPlane.Request request : plane.requests()) {
        Set<String> parameters = new TreeSet<>();
        Stream.of(request.query().split("&"))
            .filter(pair -> !pair.isEmpty())
            .forEach(pair -> parameters.add(pair.split("=", 2)[0]));
        Stream.of("Idempotency-Key", "Last-Event-ID")
            .filter(header -> !request.header(header).isEmpty())
            .forEach(parameters::add);
        requested.put(request.method() + " /api/v1" + request.path(), parameters);
      }
      return requested;
    }
  }

  private static Set<String> parameters(String operation, JsonNode description) {
    return StreamSupport.stream(description.path("parameters").spliterator(), false)
        .filter(parameter -> !parameter.get("in").asString().equals("path"))
        .map(parameter -> parameter.get("name").asString())
        .filter(name -> !UNUSED_PARAMETER.equals(operation + " " + name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(Class<?> type, JsonNode schema) {
    Map<String, RecordComponent> components = components(type);
    assertThat(components.keySet()).isEqualTo(names(schema.get("properties")));
    List<String> required = texts(schema.path("required"));
    components.forEach((name, component) -> {
      assertThat(component.getType()).as(name).isIn(types(schema.at("/properties/" + name)));
      boolean nullable =
          component.getAnnotatedType().isAnnotationPresent(Nullable.class)
              || component.getType() == List.class
              || component.getType() == Map.class;
      assertThat(nullable || required.contains(name)).as("%s may be absent", name).isTrue();
    });
  }

  private static List<Class<?>> types(JsonNode schema) {
    if (schema.has("$ref")) {
      String reference = schema.get("$ref").asString();
      return List.of(RECORDS.get(reference.substring(reference.lastIndexOf('/') + 1)));
    }
    return switch (schema.get("type").asString()) {
      case "string" ->
          schema.path("format").asString("").equals("date-time")
              ? List.of(Instant.class)
              : List.of(String.class);
      case "integer" ->
          schema.get("format").asString().equals("int32")
              ? List.of(int.class, Integer.class)
              : List.of(long.class, Long.class);
      case "boolean" -> List.of(boolean.class, Boolean.class);
      case "array" -> List.of(List.class);
      default -> List.of(Map.class);
    };
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .collect(
            Collectors.toMap(
                component -> {
                  JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
                  return renamed == null ? component.getName() : renamed.value();
                },
                Function.identity(),
                (first, second) -> first,
                TreeMap::new));
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
