@NullMarked
package io.urumi.testkit.name;

import org.jspecify.annotations.NullMarked;
