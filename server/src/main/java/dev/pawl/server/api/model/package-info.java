/**
 * Which operations there are and what their requests and answers are made of: AWS's published model, without
 * its
 * documentation, as values. Two facts are added that the published model lacks: lengths that are counted in
 * bytes, and the
 * order in which AWS lists the values of an enumeration. Does not belong here: checks.
 */
@NullMarked
package dev.pawl.server.api.model;

import org.jspecify.annotations.NullMarked;
