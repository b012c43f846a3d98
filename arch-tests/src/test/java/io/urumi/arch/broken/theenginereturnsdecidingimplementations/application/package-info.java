/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theenginereturnsdecidingimplementations.application;

import org.jspecify.annotations.NullMarked;
