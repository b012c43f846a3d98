package io.urumi.web.api.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Calls an operation of the API only when it declares every query parameter of the request, so that
 * a mistyped parameter is an error and not an ignored filter. An operation declares its parameters
 * with {@code @Parameter(in = QUERY)}: what is documented is what is accepted.
 */
public final class DeclaredParametersAdapter extends RequestMappingHandlerAdapter {
  private final Map<Method, List<String>> declared = new ConcurrentHashMap<>();

  @Override
  public void afterPropertiesSet() throws Exception {
    getArgumentResolverConfigurer().addCustomResolver(new QueryParametersResolver());
    super.afterPropertiesSet();
  }

  @Override
  public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
    if (handler instanceof HandlerMethod operation
        && operation.hasMethodAnnotation(Operation.class)
        && !readsParameters(operation)) {
      parameters(exchange, operation.getMethod()).throwIfAny();
    }
    return super.handle(exchange, handler);
  }

  /** An operation that reads parameters reports the unknown ones together with its own errors. */
  private static boolean readsParameters(HandlerMethod operation) {
    return Arrays.stream(operation.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == QueryParameters.class);
  }

  private QueryParameters parameters(ServerWebExchange exchange, Method operation) {
    return QueryParameters.of(
        exchange, declared.computeIfAbsent(operation, DeclaredParametersAdapter::declaredBy));
  }

  private static List<String> declaredBy(Method operation) {
    return MergedAnnotations.from(
            operation,
            MergedAnnotations.SearchStrategy.TYPE_HIERARCHY,
            RepeatableContainers.standardRepeatables())
        .stream(Parameter.class)
        .map(MergedAnnotation::synthesize)
        .filter(parameter -> parameter.in() == ParameterIn.QUERY)
        .map(Parameter::name)
        .toList();
  }

  /** Passes the parameters to the operations that read them. */
  private final class QueryParametersResolver implements SyncHandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == QueryParameters.class;
    }

    @Override
    public Object resolveArgumentValue(
        MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
      return parameters(exchange, Objects.requireNonNull(parameter.getMethod()));
    }
  }
}
