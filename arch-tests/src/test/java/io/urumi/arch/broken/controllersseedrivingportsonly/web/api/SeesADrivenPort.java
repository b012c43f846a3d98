package io.urumi.arch.broken.controllersseedrivingportsonly.web.api;

import io.urumi.arch.broken.controllersseedrivingportsonly.port.driven.Repository;

/** Broken on purpose: see the rule that its package is named after. */
public interface SeesADrivenPort {
  Repository repository();
}
