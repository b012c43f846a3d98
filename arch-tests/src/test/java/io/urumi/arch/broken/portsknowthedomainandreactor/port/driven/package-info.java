/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.portsknowthedomainandreactor.port.driven;

import org.jspecify.annotations.NullMarked;
