/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.domainknowsonlythejdk.domain;

import org.jspecify.annotations.NullMarked;
