/**
 * Whether two JSON values are the same, and where they are not. Belongs here: comparing values. Does not
 * belong here: how
 * differences are shown.
 */
@NullMarked
package dev.pawl.testkit.compare;

import org.jspecify.annotations.NullMarked;
