/** The architecture rules, each proved on a fixture that breaks it. */
@NullMarked
package io.urumi.arch;

import org.jspecify.annotations.NullMarked;
