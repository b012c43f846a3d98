/** Use cases for namespaces that belong to no store. */
@NullMarked
package io.urumi.application.usecase.orphan;

import org.jspecify.annotations.NullMarked;
