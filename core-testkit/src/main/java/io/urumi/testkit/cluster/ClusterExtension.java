package io.urumi.testkit.cluster;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Skips tests when there is no cluster, and passes the cluster to tests as a parameter. */
final class ClusterExtension implements ExecutionCondition, ParameterResolver {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return switch (ClusterSearch.outcome()) {
      case ClusterSearch.Outcome.Found(TestCluster cluster) ->
          ConditionEvaluationResult.enabled("runs on " + cluster.origin());
      case ClusterSearch.Outcome.None(String reason) -> {
        if (ClusterSearch.required()) {
          throw new IllegalStateException(reason);
        }
        yield ConditionEvaluationResult.disabled(reason);
      }
    };
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return switch (ClusterSearch.outcome()) {
      case ClusterSearch.Outcome.Found(TestCluster cluster) -> cluster;
      case ClusterSearch.Outcome.None(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
