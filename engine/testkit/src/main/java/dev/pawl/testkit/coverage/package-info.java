/**
 * How much of a definition a set of executions has tried: states, branches of Choices, retriers and catchers.
 * Belongs
 * here: what there is to cover, what a history covers of it, and reports of that. Does not belong here:
 * running anything.
 */
@NullMarked
package dev.pawl.testkit.coverage;

import org.jspecify.annotations.NullMarked;
