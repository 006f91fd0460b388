/**
 * Tasks that run containers. Belongs here: how the connectors of this module share what they work with. Does
 * not belong
 * here: what they do.
 */
@NullMarked
package dev.pawl.container;

import org.jspecify.annotations.NullMarked;
