@NullMarked
package io.urumi.web.bootstrap;

import org.jspecify.annotations.NullMarked;
