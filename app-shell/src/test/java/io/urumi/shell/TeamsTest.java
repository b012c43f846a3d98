package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamsTest {
  private static final String ANNA = "00000000-0000-0000-0000-00000000000a";
  private static final String MEMBER =
      """
      {"accountId":"%s","name":"anna","role":"VIEWER","since":"2026-11-30T12:00:00Z","ofProvider":false}\
      """
          .formatted(ANNA);
  private static final String INVITATION =
      """
      {"id":"00000000-0000-0000-0000-00000000000b","teamId":"shops","role":"MANAGER",
       "invitedBy":"bert","createdAt":"2026-11-30T12:00:00Z","expiresAt":"2026-12-07T12:00:00Z"}\
      """;

  private final FakeControlPlane plane = new FakeControlPlane();

  private static String team(String id, String name) {
    return """
    {"id":"%s","name":"%s","createdAt":"2026-11-30T12:00:00Z","permissions":["store.read"]}\
    """
        .formatted(id, name);
  }

  @BeforeEach
  void answerTeams() {
    plane.on(
        "GET /teams",
        Answer.ok(
            Samples.page(team("shops", "Shops of Bern"), team("a", "Same"), team("b", "Same"))));
  }

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void teams_are_listed() {
    assertThat(Shell.against(plane).run("team", "list").out())
        .contains("shops", "Shops of Bern", "Same");
  }

  @Test
  void a_team_is_named_by_its_id_or_its_only_name() {
    assertThat(Shell.against(plane).run("team", "show", "shops").out())
        .contains("Shops of Bern", "store.read");
    assertThat(Shell.against(plane).run("team", "show", "Shops of Bern").out()).contains("shops");

    Shell.Result ambiguous = Shell.against(plane).run("team", "show", "Same");
    assertThat(ambiguous.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(ambiguous.err()).contains("2 teams are called 'Same'");
    assertThat(Shell.against(plane).run("team", "show", "absent").err())
        .contains("There is no team with the id or name 'absent'");
  }

  @Test
  void a_team_is_created_and_renamed() {
    plane.on("POST /teams", Answer.json(201, team("new", "Markets")));
    plane.on("PATCH /teams/shops", Answer.ok(team("shops", "Markets")));

    assertThat(Shell.against(plane).run("team", "create", "Markets").out()).contains("new");
    assertThat(Shell.against(plane).run("team", "rename", "shops", "Markets").out())
        .contains("Markets");

    assertThat(plane.requests("POST /teams").getFirst().body()).contains("\"name\":\"Markets\"");
  }

  @Test
  void a_team_is_deleted_after_a_confirmation() {
    plane.on("DELETE /teams/shops", Answer.json(204, ""));

    assertThat(Shell.against(plane).run("team", "delete", "shops").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Shell.against(plane).attended("no").run("team", "delete", "shops").exit())
        .isEqualTo(ExitCode.FAILED);
    assertThat(plane.requests("DELETE /teams/shops")).isEmpty();

    assertThat(Shell.against(plane).run("team", "delete", "shops", "--yes").out())
        .contains("Deleted.");
    assertThat(plane.requests("DELETE /teams/shops")).hasSize(1);
  }

  @Test
  void a_team_with_stores_is_a_conflict() {
    plane.on("DELETE /teams/shops", Answer.problem(409, "TEAM_IN_USE", "The team has 2 stores."));

    Shell.Result result = Shell.against(plane).run("team", "delete", "shops", "--yes");

    assertThat(result.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(result.err()).contains("The team has 2 stores.");
  }

  @Test
  void a_store_is_given_to_a_team_by_name_after_a_confirmation() {
    plane.on("GET /stores/" + Samples.ID, Answer.ok(Samples.store("READY")));
    plane.on("POST /stores/" + Samples.ID + ":transfer", Answer.ok(Samples.store("READY")));
    String[] transfer = {"store", "transfer", Samples.ID, "--team", "Shops of Bern"};

    assertThat(Shell.against(plane).run(transfer).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(Shell.against(plane).attended("no").run(transfer).exit()).isEqualTo(ExitCode.FAILED);
    assertThat(plane.requests("POST /stores/" + Samples.ID + ":transfer")).isEmpty();

    assertThat(Shell.against(plane).attended("alpha").run(transfer).out())
        .contains("Belongs to the team Shops of Bern now.");
    assertThat(plane.requests("POST /stores/" + Samples.ID + ":transfer").getFirst().body())
        .contains("\"teamId\":\"shops\"");
  }

  @Test
  void the_limits_of_a_team_are_shown_and_those_that_are_not_named_stay() {
    String limits =
        """
        {"teamId":"shops","items":[
          {"kind":"STORES","used":"3","limit":"5","own":true},
          {"kind":"CPU","used":"24","own":true},
          {"kind":"MEMORY","used":"7680Mi","limit":"20Gi","own":false}]}\
        """;
    plane.on("GET /teams/shops/limits", Answer.ok(limits));
    plane.on("PUT /teams/shops/limits", Answer.ok(limits));

    assertThat(Shell.against(plane).run("team", "limits", "shops").out())
        .contains("Memory", "7680Mi", "20Gi", "settings", "none");
    Shell.against(plane).run("team", "limit", "Shops of Bern", "--memory", "30Gi");
    Shell.against(plane).run("team", "limit", "shops", "--stores", "default");

    assertThat(plane.requests("PUT /teams/shops/limits").getFirst().body())
        .contains("\"stores\":\"5\"", "\"cpu\":\"0\"", "\"memory\":\"30Gi\"")
        .doesNotContain("storage");
    assertThat(plane.requests("PUT /teams/shops/limits").getLast().body())
        .doesNotContain("stores", "memory");
  }

  @Test
  void members_are_listed_added_changed_and_removed_by_name() {
    plane.on("GET /teams/shops/members", Answer.ok(Samples.page(MEMBER)));
    plane.on("POST /teams/shops/members", Answer.json(201, MEMBER));
    plane.on("PATCH /teams/shops/members/" + ANNA, Answer.ok(MEMBER.replace("VIEWER", "OWNER")));
    plane.on("DELETE /teams/shops/members/" + ANNA, Answer.json(204, ""));

    assertThat(Shell.against(plane).run("member", "list", "shops").out())
        .contains("anna", "Viewer");
    Shell.against(plane).run("member", "add", "shops", "anna", "--role", "viewer");
    assertThat(plane.requests("POST /teams/shops/members").getFirst().body())
        .contains("\"name\":\"anna\"")
        .contains("\"role\":\"VIEWER\"");
    assertThat(Shell.against(plane).run("member", "role", "shops", "anna", "--role", "owner").out())
        .contains("Owner");
    assertThat(Shell.against(plane).run("member", "remove", "shops", "anna").out())
        .contains("Removed.");
    assertThat(Shell.against(plane).run("member", "remove", "shops", "bert").err())
        .contains("The team has no member 'bert'");
  }

  @Test
  void a_role_by_groups_is_shown_as_such_and_a_refusal_says_why() {
    String byGroups = MEMBER.replace("false", "true");
    plane.on("GET /teams/shops/members", Answer.ok(Samples.page(byGroups)));
    plane.on(
        "DELETE /teams/shops/members/" + ANNA,
        Answer.problem(409, "ROLES_OF_PROVIDER", "Change the user's groups there."));

    assertThat(Shell.against(plane).run("member", "list", "shops").out())
        .contains("Viewer, by groups");
    Shell.Result refused = Shell.against(plane).run("member", "remove", "shops", "anna");
    assertThat(refused.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(refused.err()).contains("Change the user's groups there.");
  }

  @Test
  void an_invitation_is_shown_with_its_link_and_revoked() {
    plane.on(
        "POST /teams/shops/invitations",
        Answer.json(
            201,
            """
            {"invitation":%s,"secret":"SECRET","path":"/invitation#SECRET"}\
            """
                .formatted(INVITATION)));
    plane.on("GET /teams/shops/invitations", Answer.ok(Samples.page(INVITATION)));
    plane.on(
        "DELETE /teams/shops/invitations/00000000-0000-0000-0000-00000000000b",
        Answer.json(204, ""));

    String created =
        Shell.against(plane)
            .run("invitation", "create", "shops", "--role", "manager", "--valid-for", "12h")
            .out();

    assertThat(created).contains(plane.url() + "/invitation#SECRET");
    assertThat(plane.requests("POST /teams/shops/invitations").getFirst().body()).contains("PT12H");
    assertThat(Shell.against(plane).run("invitation", "list", "shops").out())
        .contains("Manager", "bert");
    assertThat(
            Shell.against(plane)
                .run("invitation", "revoke", "shops", "00000000-0000-0000-0000-00000000000b")
                .out())
        .contains("Revoked.");
  }

  @Test
  void of_accounts_with_the_same_name_the_id_is_needed() {
    String other = "00000000-0000-0000-0000-00000000000d";
    String account =
        """
        {"id":"%s","name":"anna","platformRoles":[],"teams":0,"enabled":true%s,
         "createdAt":"2026-11-30T12:00:00Z"}\
        """;
    String provided = account.formatted(other, ",\"subject\":\"f-7\"");
    plane.on(
        "GET /accounts", Answer.ok(Samples.page(account.formatted(ANNA, "") + "," + provided)));
    plane.on("POST /accounts/" + other + ":disable", Answer.ok(provided));

    Shell.Result refused = Shell.against(plane).run("account", "disable", "anna");

    assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("2 accounts have the name 'anna'", ANNA, other);
    assertThat(Shell.against(plane).run("account", "disable", other).out())
        .contains("at the identity provider");
  }

  @Test
  void accounts_are_listed_disabled_and_given_roles_by_name() {
    String account =
        """
        {"id":"%s","name":"anna","platformRoles":["AUDITOR"],"teams":2,"enabled":false,
         "createdAt":"2026-11-30T12:00:00Z"}\
        """
            .formatted(ANNA);
    plane.on("GET /accounts", Answer.ok(Samples.page(account)));
    plane.on("POST /accounts/" + ANNA + ":disable", Answer.ok(account));
    plane.on("POST /accounts/" + ANNA + ":enable", Answer.ok(account));
    plane.on("PUT /accounts/" + ANNA + "/platform-roles/AUDITOR", Answer.ok(account));
    plane.on(
        "DELETE /accounts/" + ANNA + "/platform-roles/ADMINISTRATOR",
        Answer.problem(409, "LAST_ADMINISTRATOR", "No administrator would remain."));

    assertThat(Shell.against(plane).run("account", "list").out())
        .contains("anna", "AUDITOR", "disabled");
    assertThat(Shell.against(plane).run("account", "disable", "anna").out()).contains("disabled");
    assertThat(Shell.against(plane).run("account", "enable", ANNA).exit()).isEqualTo(ExitCode.OK);
    assertThat(Shell.against(plane).run("account", "grant", "anna", "--role", "auditor").out())
        .contains("AUDITOR");
    Shell.Result last =
        Shell.against(plane).run("account", "revoke", "anna", "--role", "administrator");
    assertThat(last.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(Shell.against(plane).run("account", "disable", "bert").err())
        .contains("There is no account 'bert'");
  }

  @Test
  void a_store_is_created_for_a_team() {
    plane.on("POST /stores", Answer.accepted(Samples.store("REQUESTED")));

    Shell.against(plane)
        .run("store", "create", "Alpha", "--subdomain", "alpha", "--team", "Shops of Bern");

    assertThat(plane.requests("POST /stores").getFirst().body()).contains("\"teamId\":\"shops\"");
  }
}
