package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the OpenAPI document. A test generates it from the controllers and compares it with the
 * committed file, so the running process does not generate it.
 */
@Hidden
@RestController
@RequestMapping(ApiPaths.V1 + "/openapi.json")
class OpenApiController {
  private static final Resource DOCUMENT = new ClassPathResource("io/urumi/web/openapi.json");

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document() {
    return DOCUMENT;
  }
}
