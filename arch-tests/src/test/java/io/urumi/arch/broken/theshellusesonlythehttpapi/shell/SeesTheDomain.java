package io.urumi.arch.broken.theshellusesonlythehttpapi.shell;

import io.urumi.arch.broken.theshellusesonlythehttpapi.domain.Value;

/** Broken on purpose: see the rule that its package is named after. */
public final class SeesTheDomain {
  Value value = new Value();
}
