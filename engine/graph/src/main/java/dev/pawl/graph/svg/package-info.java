/**
 * From a picture to SVG text. Everything that comes from a definition is escaped here.
 */
@NullMarked
package dev.pawl.graph.svg;

import org.jspecify.annotations.NullMarked;
