/**
 * JSON values as they travel through a workflow. Belongs here: the payload value and the one shared object
 * mapper. Does
 * not belong here: anything that knows a state machine.
 */
@NullMarked
package dev.pawl.json;

import org.jspecify.annotations.NullMarked;
