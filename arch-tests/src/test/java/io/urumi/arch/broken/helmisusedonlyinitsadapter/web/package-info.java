/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.helmisusedonlyinitsadapter.web;

import org.jspecify.annotations.NullMarked;
