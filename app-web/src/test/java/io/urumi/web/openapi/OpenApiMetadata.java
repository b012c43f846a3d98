package io.urumi.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.session.SessionCookie;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The parts of the OpenAPI document that do not come from controllers. */
@TestConfiguration(proxyBeanMethods = false)
public class OpenApiMetadata {
  static {
    // Resolved by the adapter; the parameters themselves are declared by annotations.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(QueryParameters.class);
  }

  private static final String TOKEN = "token";
  private static final String SESSION = "session";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Urumi")
                .version("1")
                .description(
                    "Isolated online stores on Kubernetes. A request records the desired state and"
                        + " is answered immediately; the platform then reconciles the cluster, and"
                        + " GET /events streams each step. Errors are problem details (RFC 9457)"
                        + " with a stable code."))
        .tags(
            List.of(
                new Tag().name("stores").description("Create, read, delete and retry stores"),
                new Tag().name("events").description("Stream the events of stores"),
                new Tag().name("orphans").description("List, adopt and delete orphaned namespaces"),
                new Tag().name("audit").description("List, export and verify the audit log"),
                new Tag().name("sessions").description("Sign in and out, list your sessions"),
                new Tag().name("teams").description("List and change teams and their members"),
                new Tag().name("invitations").description("Invite to a team, accept an invitation"),
                new Tag().name("accounts").description("List accounts and change their rights"),
                new Tag().name("platform").description("Plans and the platform's status")))
        .schemaRequirement(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                    "The API token, whose bearer is the local caller; generated at the first start."
                        + " Required where users do not sign in and the process does not listen on"
                        + " the loopback address."))
        .schemaRequirement(
            SESSION,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(SessionCookie.NAME)
                .description("Of a user who has signed in, where users do."))
        .security(
            List.of(
                new SecurityRequirement(),
                new SecurityRequirement().addList(TOKEN),
                new SecurityRequirement().addList(SESSION)));
  }

  @Bean
  OperationCustomizer problemResponses() {
    return new ProblemResponses();
  }

  @Bean
  OpenApiCustomizer commonProblems() {
    return document -> ProblemResponses.common().forEach(document.getComponents()::addResponses);
  }

  @Bean
  OpenApiCustomizer requiredMembers() {
    return new RequiredMembers();
  }

  @Bean
  OpenApiCustomizer codeValues() {
    return new CodeValues();
  }
}
