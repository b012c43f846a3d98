/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.theshellusesonlythehttpapi.domain;

import org.jspecify.annotations.NullMarked;
