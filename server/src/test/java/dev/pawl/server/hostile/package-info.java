/** Everything that is wrong, sent to servers that are processes of their own. */
@NullMarked
package dev.pawl.server.hostile;

import org.jspecify.annotations.NullMarked;
