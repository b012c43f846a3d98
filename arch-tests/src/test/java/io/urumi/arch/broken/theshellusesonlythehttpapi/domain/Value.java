package io.urumi.arch.broken.theshellusesonlythehttpapi.domain;

/** Broken on purpose: see the rule that its package is named after. */
public final class Value {}
