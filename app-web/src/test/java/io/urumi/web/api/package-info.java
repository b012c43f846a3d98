@NullMarked
package io.urumi.web.api;

import org.jspecify.annotations.NullMarked;
