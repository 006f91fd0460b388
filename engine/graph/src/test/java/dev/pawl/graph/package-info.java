/** Pictures of definitions, looked at by their structure. */
@NullMarked
package dev.pawl.graph;

import org.jspecify.annotations.NullMarked;
