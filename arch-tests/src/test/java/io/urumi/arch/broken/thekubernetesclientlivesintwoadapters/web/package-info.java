/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.thekubernetesclientlivesintwoadapters.web;

import org.jspecify.annotations.NullMarked;
