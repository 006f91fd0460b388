/** What somebody probably meant who mistyped a name. Knows nothing of what the names stand for. */
@NullMarked
package dev.pawl.spelling;

import org.jspecify.annotations.NullMarked;
