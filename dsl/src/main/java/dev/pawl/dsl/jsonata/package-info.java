/**
 * States and expressions of JSONata. Start at {@link dev.pawl.dsl.jsonata.Jsonata}.
 */
@NullMarked
package dev.pawl.dsl.jsonata;

import org.jspecify.annotations.NullMarked;
