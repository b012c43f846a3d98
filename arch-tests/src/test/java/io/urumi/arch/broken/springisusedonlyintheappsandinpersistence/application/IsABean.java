package io.urumi.arch.broken.springisusedonlyintheappsandinpersistence.application;

import org.springframework.stereotype.Component;

/** Broken on purpose: see the rule that its package is named after. */
@Component
public final class IsABean {}
