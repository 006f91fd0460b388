@NullMarked
package dev.pawl.search;

import org.jspecify.annotations.NullMarked;
