package io.urumi.arch.broken.helmisusedonlyinitsadapter.web;

import com.marcnuri.helm.Helm;

/** Broken on purpose: see the rule that its package is named after. */
public interface KnowsHelm {
  Helm helm();
}
