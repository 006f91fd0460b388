/** Tests of single intrinsic functions. */
@NullMarked
package dev.pawl.server.sam.intrinsic;

import org.jspecify.annotations.NullMarked;
