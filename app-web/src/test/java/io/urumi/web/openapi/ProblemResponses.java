package io.urumi.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.problem.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds the problem responses of each operation, grouped by status. */
final class ProblemResponses implements OperationCustomizer {
  private static final String PROBLEM_JSON = "application/problem+json";

  /** The error codes of every operation, those of one status together. */
  private static final List<List<ErrorCode>> COMMON =
      List.of(
          List.of(ErrorCode.UNAUTHENTICATED, ErrorCode.SIGN_IN_REQUIRED),
          List.of(ErrorCode.CROSS_SITE_REQUEST_REFUSED),
          List.of(ErrorCode.NOT_ACCEPTABLE),
          List.of(ErrorCode.REQUEST_TIMEOUT),
          List.of(ErrorCode.URI_TOO_LONG),
          List.of(ErrorCode.HEADERS_TOO_LARGE),
          List.of(ErrorCode.HOST_NOT_ALLOWED),
          List.of(ErrorCode.TOO_MANY_REQUESTS),
          List.of(ErrorCode.INTERNAL_ERROR),
          List.of(ErrorCode.DATABASE_UNAVAILABLE));

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    Map<Integer, List<ErrorCode>> byStatus = new TreeMap<>();
    PossibleErrors own = method.getMethodAnnotation(PossibleErrors.class);
    for (ErrorCode code : own == null ? new ErrorCode[0] : own.value()) {
      byStatus.computeIfAbsent(code.status().value(), status -> new ArrayList<>()).add(code);
    }
    for (List<ErrorCode> codes : COMMON) {
      int status = codes.getFirst().status().value();
      List<ErrorCode> others = byStatus.get(status);
      if (others == null) {
        add(
            operation,
            status,
            new ApiResponse().$ref("#/components/responses/" + codes.getFirst().name()));
      } else {
        others.addAll(codes);
      }
    }
    byStatus.forEach((status, codes) -> add(operation, status, response(codes)));
    return operation;
  }

  private static void add(Operation operation, int status, ApiResponse response) {
    operation.getResponses().addApiResponse(Integer.toString(status), response);
  }

  /** The responses that every operation references, by the name of their first code. */
  static Map<String, ApiResponse> common() {
    Map<String, ApiResponse> responses = new TreeMap<>();
    COMMON.forEach(codes -> responses.put(codes.getFirst().name(), response(codes)));
    return responses;
  }

  private static ApiResponse response(List<ErrorCode> codes) {
    MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
    codes.forEach(code -> body.addExamples(code.name(), example(code)));
    ApiResponse response =
        new ApiResponse()
            .description(
                codes.stream()
                    .map(code -> code.name() + ": " + code.title())
                    .collect(Collectors.joining("; ")))
            .content(new Content().addMediaType(PROBLEM_JSON, body));
    if (codes.contains(ErrorCode.DATABASE_UNAVAILABLE)
        || codes.contains(ErrorCode.TOO_MANY_REQUESTS)) {
      header(response, "Retry-After", "Seconds to wait before a retry");
    }
    if (codes.contains(ErrorCode.UNAUTHENTICATED)) {
      header(response, "WWW-Authenticate", "The required authentication scheme");
    }
    return response;
  }

  private static void header(ApiResponse response, String name, String description) {
    response.addHeaderObject(
        name, new Header().description(description).schema(new StringSchema()));
  }

  private static Example example(ErrorCode code) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", code.type().toString());
    problem.put("title", code.title());
    problem.put("status", code.status().value());
    problem.put("code", code.name());
    problem.put("requestId", "6f1f8f0a-7f0e-4a57-9d0b-6f6d0c1f3b8e");
    return new Example().value(problem);
  }
}
