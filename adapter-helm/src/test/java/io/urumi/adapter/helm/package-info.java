@NullMarked
package io.urumi.adapter.helm;

import org.jspecify.annotations.NullMarked;
