package io.urumi.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the description says that no controller does. */
@TestConfiguration(proxyBeanMethods = false)
class DescriptionOfTheApi {
  private static final String TOKEN = "token";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Urumi")
                .version("1")
                .description(
                    "Isolated online stores on Kubernetes. A request puts a wish on record and is"
                        + " answered at once; the platform then makes the cluster match it, and"
                        + " GET /events tells each step as it happens. Errors are problem details"
                        + " (RFC 9457) with a stable code."))
        .tags(
            List.of(
                new Tag().name("stores").description("Create, read, delete and retry stores"),
                new Tag().name("events").description("Follow stores live"),
                new Tag()
                    .name("orphans")
                    .description("Namespaces without a store, and what becomes of them"),
                new Tag().name("audit").description("Who did what"),
                new Tag().name("platform").description("Plans and the platform itself")))
        .schemaRequirement(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                    "Only when the process listens on another address than the loopback's: the"
                        + " token it printed at its first start."))
        .security(List.of(new SecurityRequirement(), new SecurityRequirement().addList(TOKEN)));
  }

  @Bean
  OperationCustomizer problems() {
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
}
