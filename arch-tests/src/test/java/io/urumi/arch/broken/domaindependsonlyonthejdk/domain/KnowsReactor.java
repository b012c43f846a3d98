package io.urumi.arch.broken.domaindependsonlyonthejdk.domain;

import reactor.core.publisher.Mono;

/** Broken on purpose: see the rule that its package is named after. */
public final class KnowsReactor {
  Mono<String> value = Mono.empty();
}
