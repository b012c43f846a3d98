/** How another service embeds the engine: a plain main, no Spring. */
@NullMarked
package io.urumi.examples.embedding;

import org.jspecify.annotations.NullMarked;
