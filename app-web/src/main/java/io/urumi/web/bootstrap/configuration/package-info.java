/** Spring configuration: which bean implements what, with which settings. */
@NullMarked
package io.urumi.web.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
