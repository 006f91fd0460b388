/**
 * Which settings there are: their schema, and how variables and flags come over the file. Belongs here: what
 * a
 * person can set, by which name. Does not belong here: what any setting means, which its owner says.
 */
@NullMarked
package dev.pawl.server.settings;

import org.jspecify.annotations.NullMarked;
