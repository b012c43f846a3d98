/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.usecasesreadwithascope.port.driven.persistence;

import org.jspecify.annotations.NullMarked;
