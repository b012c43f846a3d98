/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.springisusedonlyintheappsandinpersistence.application;

import org.jspecify.annotations.NullMarked;
