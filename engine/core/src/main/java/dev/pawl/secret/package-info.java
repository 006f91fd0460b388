/**
 * Secrets that the configuration names and only connectors resolve. Belongs here: where a secret lies, who
 * may
 * refer to
 * it, and how its value is kept out of what is shown. Does not belong here: anything that keeps a value.
 */
@NullMarked
package dev.pawl.secret;

import org.jspecify.annotations.NullMarked;
