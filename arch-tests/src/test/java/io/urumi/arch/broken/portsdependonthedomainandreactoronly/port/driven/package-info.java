/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.portsdependonthedomainandreactoronly.port.driven;

import org.jspecify.annotations.NullMarked;
