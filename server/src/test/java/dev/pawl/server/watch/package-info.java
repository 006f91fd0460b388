/** Tests of noticing edits, on real files. */
@NullMarked
package dev.pawl.server.watch;

import org.jspecify.annotations.NullMarked;
