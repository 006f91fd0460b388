/**
 * The sections of a template as values. Belongs here: which sections and resources there are, what Globals
 * add
 * to them, which values parameters have, which resources need which. Does not belong here: what a resource's
 * properties mean.
 */
@NullMarked
package dev.pawl.server.sam.template;

import org.jspecify.annotations.NullMarked;
