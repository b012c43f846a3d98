package io.urumi.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects a control plane with default settings on the cluster, one for the whole run: for tests
 * that neither change its settings nor stop it.
 */
final class SharedControlPlane implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ControlPlaneProcess.class;
  }

  @Override
  public ControlPlaneProcess resolveParameter(
      ParameterContext parameter, ExtensionContext context) {
    // The root store closes it after the last test.
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedControlPlane.class))
        .computeIfAbsent(
            ControlPlaneProcess.class,
            _ -> ControlPlaneProcess.start(Map.of()),
            ControlPlaneProcess.class);
  }
}
