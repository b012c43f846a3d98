package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the OpenAPI document. A test generates it from the controllers and compares it with the
 * committed file, so the running process does not generate it.
 */
@Hidden
@RestController
@RequestMapping(ApiPaths.V1 + "/openapi.json")
class OpenApiController {
  private static final Resource DOCUMENT = new ClassPathResource("io/urumi/web/openapi.json");

  private final JsonMapper json;

  OpenApiController(JsonMapper json) {
    this.json = json;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document(ServerWebExchange exchange) throws IOException {
    String prefix = exchange.getRequest().getPath().contextPath().value();
    return prefix.isEmpty() ? DOCUMENT : documentUnder(prefix);
  }

  /** The document with the path under which a proxy serves the API as the server. */
  private Resource documentUnder(String prefix) throws IOException {
    JsonNode document = json.readTree(DOCUMENT.getContentAsByteArray());
    if (document.path("servers").path(0) instanceof ObjectNode server) {
      server.put("url", prefix);
    }
    return new ByteArrayResource(json.writeValueAsBytes(document));
  }
}
