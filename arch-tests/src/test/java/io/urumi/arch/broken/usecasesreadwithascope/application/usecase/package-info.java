/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.usecasesreadwithascope.application.usecase;

import org.jspecify.annotations.NullMarked;
