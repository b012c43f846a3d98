/** Broken on purpose. */
@org.jspecify.annotations.NullMarked
package io.urumi.arch.broken.beanshavenoconditions.web;
