/**
 * How the bytes of an object become items. Belongs here: one reader for each format, each of which keeps no
 * more than
 * one item in memory. Does not belong here: where the bytes come from.
 */
@NullMarked
package dev.pawl.items.format;

import org.jspecify.annotations.NullMarked;
