/**
 * A map run: what follows when its items are read and its children end. Belongs here: pure state, decided in
 * place,
 * and its JSON. Does not belong here: anything that reads, stores, waits or calls.
 */
@NullMarked
package dev.pawl.maprun;

import org.jspecify.annotations.NullMarked;
