/** Runs the engine under a virtual clock with crashes from a seed. Belongs here: the simulated world. */
@org.jspecify.annotations.NullMarked
package dev.pawl.simulation;
