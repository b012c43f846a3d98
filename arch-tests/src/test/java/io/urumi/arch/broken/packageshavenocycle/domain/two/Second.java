package io.urumi.arch.broken.packageshavenocycle.domain.two;

import io.urumi.arch.broken.packageshavenocycle.domain.one.First;

/** Broken on purpose: see the rule that its package is named after. */
public interface Second {
  First first();
}
