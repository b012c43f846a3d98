package io.urumi.web.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.urumi.web.problem.Problem;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Marks every member as required whose record component is not nullable. */
@SuppressWarnings("rawtypes") // The library's maps contain raw schemas.
final class RequiredMembers implements OpenApiCustomizer {
  @Override
  public void customise(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    // No controller returns Problem; the exception handler writes it.
    ModelConverters.getInstance(true).readAll(Problem.class).forEach(schemas::putIfAbsent);
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(
        new AnnotationTypeFilter(io.swagger.v3.oas.annotations.media.Schema.class));
    for (BeanDefinition found : scanner.findCandidateComponents("io.urumi.web")) {
      Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
      if (type.isRecord() && !isRequest(type)) {
        mark(schemas, type);
      }
    }
  }

  /** Requests state what they need: everything may be missing, and is validated. */
  private static boolean isRequest(Class<?> type) {
    return type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
            .requiredProperties()
            .length
        > 0;
  }

  private static void mark(Map<String, Schema> schemas, Class<?> type) {
    io.swagger.v3.oas.annotations.media.Schema declared =
        type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    Schema<?> schema = schemas.get(declared.name());
    if (schema == null) {
      throw new IllegalStateException("no operation of the API uses " + type);
    }
    if (declared.requiredProperties().length > 0) {
      // Of a request: its record accepts what is missing, to report all of it.
      schema.setRequired(List.of(declared.requiredProperties()));
      return;
    }
    List<String> required =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(RequiredMembers::memberName)
            .toList();
    schema.setRequired(required);
  }

  private static String memberName(RecordComponent component) {
    // "default" is a keyword of Java, so the component has another name.
    return component.getName().equals("isDefault") ? "default" : component.getName();
  }
}
