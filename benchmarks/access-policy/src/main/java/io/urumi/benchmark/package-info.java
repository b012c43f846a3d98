/** What a decision about access costs. */
@NullMarked
package io.urumi.benchmark;

import org.jspecify.annotations.NullMarked;
