/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.domaindependsonlyonthejdk.domain;

import org.jspecify.annotations.NullMarked;
