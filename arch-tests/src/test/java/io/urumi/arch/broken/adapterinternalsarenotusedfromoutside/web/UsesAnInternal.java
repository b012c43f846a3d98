package io.urumi.arch.broken.adapterinternalsarenotusedfromoutside.web;

import io.urumi.arch.broken.adapterinternalsarenotusedfromoutside.adapter.k8s.watch.Internal;

/** Broken on purpose: see the rule that its package is named after. */
public interface UsesAnInternal {
  Internal internal();
}
