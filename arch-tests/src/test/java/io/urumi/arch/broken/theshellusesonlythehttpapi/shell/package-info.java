/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theshellusesonlythehttpapi.shell;

import org.jspecify.annotations.NullMarked;
