/**
 * From a chart to a picture: how wide texts are, how large nodes, and where everything lies. The only package
 * that knows ELK.
 */
@NullMarked
package dev.pawl.graph.layout;

import org.jspecify.annotations.NullMarked;
