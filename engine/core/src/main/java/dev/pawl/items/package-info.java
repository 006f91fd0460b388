/**
 * Where the items of a distributed Map come from and where its results go: ports, and the values that pass
 * through
 * them. Belongs here: what a map run must know of any source, and shapes of results that need no source at
 * all. Does
 * not belong here: formats, services, files.
 */
@NullMarked
package dev.pawl.items;

import org.jspecify.annotations.NullMarked;
