@NullMarked
package io.urumi.web.problem;

import org.jspecify.annotations.NullMarked;
