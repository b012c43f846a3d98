/** The whole engine on in-memory ports and the simulated cluster. */
@NullMarked
package io.urumi.application;

import org.jspecify.annotations.NullMarked;
