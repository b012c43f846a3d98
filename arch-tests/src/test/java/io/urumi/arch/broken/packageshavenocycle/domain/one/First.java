package io.urumi.arch.broken.packageshavenocycle.domain.one;

import io.urumi.arch.broken.packageshavenocycle.domain.two.Second;

/** Broken on purpose: see the rule that its package is named after. */
public interface First {
  Second second();
}
