/** Tests of what keeps a server from being overrun. */
@NullMarked
package dev.pawl.protection;

import org.jspecify.annotations.NullMarked;
