package io.urumi.arch.broken.controllersuseonlydrivingports.web.api;

import io.urumi.arch.broken.controllersuseonlydrivingports.port.driven.Repository;

/** Broken on purpose: see the rule that its package is named after. */
public interface SeesADrivenPort {
  Repository repository();
}
