/**
 * What is to be drawn, and in which words, before anybody knows where. Does not belong here: the States
 * Language.
 */
@NullMarked
package dev.pawl.graph.chart;

import org.jspecify.annotations.NullMarked;
