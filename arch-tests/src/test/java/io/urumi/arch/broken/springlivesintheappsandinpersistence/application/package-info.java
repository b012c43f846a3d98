/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.springlivesintheappsandinpersistence.application;

import org.jspecify.annotations.NullMarked;
