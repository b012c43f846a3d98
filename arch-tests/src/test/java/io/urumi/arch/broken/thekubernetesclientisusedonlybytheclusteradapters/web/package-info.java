/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.thekubernetesclientisusedonlybytheclusteradapters.web;

import org.jspecify.annotations.NullMarked;
