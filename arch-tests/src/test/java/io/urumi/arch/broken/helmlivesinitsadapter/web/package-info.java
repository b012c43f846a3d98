/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.helmlivesinitsadapter.web;

import org.jspecify.annotations.NullMarked;
