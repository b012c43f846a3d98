/** root. */
@org.jspecify.annotations.NullMarked
package io.urumi.domain;
