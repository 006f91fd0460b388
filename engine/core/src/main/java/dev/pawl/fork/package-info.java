/**
 * Where and with what a fork begins. Belongs here: finding the state in a history, and what is edited. Does
 * not belong
 * here: starting anything.
 */
@NullMarked
package dev.pawl.fork;

import org.jspecify.annotations.NullMarked;
