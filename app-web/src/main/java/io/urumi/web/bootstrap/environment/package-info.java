/** What Spring Boot calls when it has read the settings, before it creates any bean. */
@NullMarked
package io.urumi.web.bootstrap.environment;

import org.jspecify.annotations.NullMarked;
