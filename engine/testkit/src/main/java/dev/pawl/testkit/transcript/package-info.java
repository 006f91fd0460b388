/**
 * Transcripts: a definition, what the world answers, and the history that must follow. Each is run against
 * the bare
 * interpreter, the engine and the wire. Belongs here: reading and comparing them. Does not belong here:
 * JUnit.
 */
@NullMarked
package dev.pawl.testkit.transcript;

import org.jspecify.annotations.NullMarked;
