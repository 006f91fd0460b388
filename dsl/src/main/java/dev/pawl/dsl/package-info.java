/**
 * State machines written in Java: what both query languages share, and how steps become a flow.
 * Belongs here: steps, arms, retries, places of mistakes. Does not belong here: running machines, and reading
 * definitions, which is the language's.
 */
@NullMarked
package dev.pawl.dsl;

import org.jspecify.annotations.NullMarked;
