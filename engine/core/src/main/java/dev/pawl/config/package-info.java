/**
 * What a user configures in a file, and how mistakes in it are told. Belongs here: reading values with their
 * place in the
 * file. Does not belong here: what any section means, which its owner says.
 */
@NullMarked
package dev.pawl.config;

import org.jspecify.annotations.NullMarked;
