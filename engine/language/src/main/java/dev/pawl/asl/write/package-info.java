/**
 * Writes the model as a definition that reads back as the same model: for machines that were made in a
 * program. Belongs
 * here: one writer for each kind of state and each part. Does not belong here: keeping a text as its author
 * wrote it.
 */
@NullMarked
package dev.pawl.asl.write;

import org.jspecify.annotations.NullMarked;
