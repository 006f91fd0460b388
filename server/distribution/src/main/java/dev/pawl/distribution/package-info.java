/** Tests of what people install: built, unpacked into empty folders, and run without anything else. */
@NullMarked
package dev.pawl.distribution;

import org.jspecify.annotations.NullMarked;
